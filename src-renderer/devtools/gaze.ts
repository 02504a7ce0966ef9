import { addButton, openBench } from './bench.ts'

/** Move the mouse over the stage: she takes it for the visitor's face, on a plane 1 m in front of her. */
const { body, panel, show } = openBench(2)
const canvas = document.querySelector<HTMLCanvasElement>('#stage')
canvas?.addEventListener('pointermove', event => {
  const x = (event.offsetX / canvas.clientWidth - 0.5) * 1.6
  const y = 1.49 - (event.offsetY / canvas.clientHeight - 0.345) * 1.2
  body.lookAt({ x, y, z: 1 })
  show(`x ${x.toFixed(2)} m, y ${y.toFixed(2)} m`)
})
addButton(panel, '看镜头', () => body.lookAt(null))
for (const state of ['idle', 'listening', 'thinking', 'speaking'] as const) {
  addButton(panel, state, () => body.setState(state))
}
