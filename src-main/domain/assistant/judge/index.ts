/** The door of the judge: question sets, the assistant asked with them, and the figures. */
export { figuresOf, type JudgedFigures, type TypeFigures } from './figures.ts'
export { judgeAnswers, satisfies, type JudgedAnswer } from './judge-answers.ts'
export { readQuestionRows, type QuestionRow, type QuestionRowFault } from './question-row.ts'
