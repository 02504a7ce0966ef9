/** The door of the assistant (问答): what the composition and the command line may call. */
export { createAssistantService, type AssistantService } from './service.ts'
export { createAssistantSettings, type AssistantSettingsService } from './settings-service.ts'
export { createItemFinder, type ItemFinder } from './match-item.ts'
export { createAskedService, type AskedService } from './asked-service.ts'
export { assistantRoutes } from './routes.ts'
export { safetyEnding } from './safety.ts'
export { planPolicyAnswer, type PolicyPlan } from './plan-answer.ts'
export { readQuestion, type QuestionReading, type RankedEntry, type ReadQuestion } from './read-question.ts'
export { gatherAnswer, type WholeAnswer } from './gather-answer.ts'
export { LlmError } from './ports.ts'
export type {
  FindItems,
  ItemMatch,
  ItemName,
  ItemQuery,
  ListItemNames,
  Llm,
  LlmEndpoint,
  LlmRequest,
  NumberedPassage,
  OpenLlm,
  ReadItemGuide,
  SecretStore,
} from './ports.ts'
export {
  figuresOf,
  judgeAnswers,
  readQuestionRows,
  type JudgedAnswer,
  type JudgedFigures,
  type QuestionRow,
} from './judge/index.ts'
