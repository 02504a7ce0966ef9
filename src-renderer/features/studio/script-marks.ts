/**
 * Marks in a script: `[wave]`, `[停 0.5]`. A mark is never spoken and never stands in a caption.
 * A gesture mark plays when its sentence begins; a mark that nobody knows is told, so that nothing is lost in silence.
 */
export const gestureMarks: Readonly<Record<string, string>> = {
  wave: 'wave',
  挥手: 'wave',
  bow: 'greet',
  鞠躬: 'greet',
  nod: 'nod',
  点头: 'nod',
  explain: 'explain',
  讲解: 'explain',
  单手: 'explain-one',
  count: 'count',
  数一数: 'count',
  present: 'present',
  出示: 'present',
  point: 'point-left',
  指引: 'point-left',
  左: 'point-left',
  右: 'point-right',
  上: 'point-up',
  apologise: 'apologise',
  致歉: 'apologise',
  farewell: 'farewell',
  再见: 'farewell',
}

export interface ReadMarks {
  /** The sentence as it is spoken and shown. */
  readonly text: string
  readonly gestures: readonly string[]
  readonly unknown: readonly string[]
}

export function readMarks(sentence: string): ReadMarks {
  const gestures: string[] = []
  const unknown: string[] = []
  const text = sentence
    .replace(/\[([^[\]]{1,20})\]/g, (_whole, inside: string) => {
      const mark = inside.trim()
      const gesture = gestureMarks[mark.toLowerCase()]
      if (gesture) gestures.push(gesture)
      else unknown.push(mark)
      return ''
    })
    .replace(/\s{2,}/g, ' ')
    .trim()
  return { text, gestures, unknown }
}
