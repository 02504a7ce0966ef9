import type { Masking, ResourceField } from '#contract/sharing-model.ts'

/** How the first `head` and last `tail` characters stay and the middle becomes stars. */
function starMiddle(value: string, head: number, tail: number): string {
  const letters = [...value]
  if (letters.length <= head + tail) return '*'.repeat(letters.length)
  const middle = '*'.repeat(letters.length - head - tail)
  return letters.slice(0, head).join('') + middle + letters.slice(letters.length - tail).join('')
}

const masks: Record<Masking, (value: string) => string> = {
  name: value => starMiddle(value, 1, 0),
  'id-number': value => starMiddle(value, 6, 4),
  phone: value => starMiddle(value, 3, 4),
  // The first street or town named stays, what stands behind it does not, whatever it is called.
  address: value => /^(.*?(?:街道|镇|乡)|.*?[区县])/.exec(value)?.[1]?.concat('****') ?? starMiddle(value, 2, 0),
  'bank-card': value => starMiddle(value, 0, 4),
  'month-only': value => /^\d{4}-\d{2}(?=-)/.exec(value)?.[0].concat('-**') ?? '****',
  hidden: () => '******',
}

/** A value as the receiving side sees it under a masking rule. */
export function maskValue(value: string, masking: Masking | undefined): string {
  return masking ? masks[masking](value) : value
}

/** The invented example of a field as the other side would see it; nothing where the field has no example. */
export function exampleSeen(field: Pick<ResourceField, 'example' | 'masking'>): string | undefined {
  return field.example === undefined ? undefined : maskValue(field.example, field.masking)
}
