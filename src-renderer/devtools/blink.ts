import { createBlink } from '#avatar/blink.ts'
import { createRandom } from '#avatar/random.ts'
import { addButton, drawLine, everyFrame, openBench } from './bench.ts'

/** One minute of the same seed as a line, and the living lids beside it. */
const { body, panel, show } = openBench(1)
const minute = createBlink(createRandom(1, 1))
drawLine(
  panel,
  Array.from({ length: 1200 }, () => {
    minute.update(0.05)
    return minute.value
  }),
)
for (const state of ['idle', 'listening', 'thinking', 'speaking'] as const) {
  addButton(panel, state, () => body.setState(state))
}
everyFrame(() => show(`blink ${body.expression('blink').toFixed(2)}`))
