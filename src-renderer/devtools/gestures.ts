import { presenceStates } from '#avatar/presence.ts'
import { addButton, openBench } from './bench.ts'

/** Every state and every motion of the avatar, one button each. */
const { body, panel, show } = openBench(4)
for (const state of presenceStates) addButton(panel, state, () => body.setState(state))
void body.ready.then(ready => {
  for (const name of ready.gestures) addButton(panel, name, () => show(body.gesture(name) ? name : `${name}：没有`))
})
