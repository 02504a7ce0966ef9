/** Who the catalogue is seen through, as it stands in the address: a view can be sent to a colleague. */
export interface PersonaMarks {
  readonly kind: 'person' | 'enterprise'
  readonly age: number
  readonly disabled: boolean
  readonly pregnant: boolean
  readonly ill: boolean
  /** Stands on the office's list of key enterprises. */
  readonly key: boolean
}

const oldest = 130
const usual: PersonaMarks = { kind: 'person', age: 80, disabled: true, pregnant: false, ill: false, key: true }

/** Reads the address; what is missing or out of range is as usual. */
export function personaIn(query: Readonly<Record<string, unknown>>): PersonaMarks {
  const age = typeof query['age'] === 'string' && query['age'] !== '' ? Number(query['age']) : usual.age
  const mark = (name: 'disabled' | 'pregnant' | 'ill' | 'key') =>
    query[name] === '1' || (query[name] !== '0' && usual[name])
  return {
    kind: query['kind'] === 'enterprise' ? 'enterprise' : 'person',
    age: Number.isInteger(age) && age >= 0 && age <= oldest ? age : usual.age,
    disabled: mark('disabled'),
    pregnant: mark('pregnant'),
    ill: mark('ill'),
    key: mark('key'),
  }
}

export function personaQuery(marks: PersonaMarks): Record<string, string> {
  const said = (mark: boolean) => (mark ? '1' : '0')
  if (marks.kind === 'enterprise') return { kind: 'enterprise', key: said(marks.key) }
  const { age, disabled, pregnant, ill } = marks
  return { age: String(age), disabled: said(disabled), pregnant: said(pregnant), ill: said(ill) }
}
