import v8 from 'node:v8'
import vm from 'node:vm'

/** Gives back everything that is not reachable, so that what is in use can be read. */
export function collectGarbage(): void {
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as () => void
  collect()
  collect()
}
