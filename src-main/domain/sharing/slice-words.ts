import type { RowCondition } from '#contract/sharing-model.ts'

/** As many characters as the words of a slice may have on a request and on a grant. */
const longest = 300

function conditionInWords(condition: RowCondition): string {
  const { field } = condition
  switch (condition.kind) {
    case 'own-area':
      return `${field}在各自辖区内`
    case 'one-of':
      return `${field}是${condition.values.join('、')}`
    case 'starts-with':
      return `${field}以“${condition.prefix}”开头`
    case 'age-band':
      return `${field}满 ${condition.from} 岁到 ${condition.to} 岁`
  }
}

/** What the conditions of a slice (切块) say, for people; the conditions are what is kept, however long they are. */
export function sliceInWords(rows: readonly RowCondition[]): string {
  const words = rows.map(conditionInWords).join('；')
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`
}
