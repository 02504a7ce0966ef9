import type { RowCondition } from '#contract/sharing-model.ts'
import { say } from '#i18n/index.ts'

/** One condition of a slice in words. */
export function sliceWord(condition: RowCondition): string {
  const { field } = condition
  switch (condition.kind) {
    case 'own-area':
      return say('sharing.slice.says.own-area', { field })
    case 'one-of':
      return say('sharing.slice.says.one-of', { field, values: condition.values.join(say('parts.listComma')) })
    case 'starts-with':
      return say('sharing.slice.says.starts-with', { field, prefix: condition.prefix })
    case 'age-band':
      return say('sharing.slice.says.age-band', { field, from: condition.from, to: condition.to })
  }
}
