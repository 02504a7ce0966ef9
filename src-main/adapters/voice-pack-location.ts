import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { VoicePackCommand } from './voice-pack-process.ts'

/**
 * Where the voice pack of this installation is and what runs it, or undefined where it was left out.
 * Its source needs a Node that reads TypeScript: ours if it does (Node ≥ 22.18). Else the built pack (`out/voice-pack/main.js`) runs
 * on whatever runs us, as in the window; without a build the Node that `npm ci` brought runs the source.
 * @param root  folder of the program, the one with package.json
 */
export function locateVoicePack(root: string): VoicePackCommand | undefined {
  if (!existsSync(join(root, 'node_modules/@echogarden/espeak-ng-emscripten'))) return undefined
  // Electron's binary is a plain Node under this name; Node itself does not look at it.
  const env = { ELECTRON_RUN_AS_NODE: '1' }
  const source = join(root, 'voice-pack/main.ts')
  const readsTypeScript = Boolean(process.features.typescript)
  // Where the source can be run it is, so that a build of yesterday does not speak for it.
  if (readsTypeScript && existsSync(source)) return { command: process.execPath, args: [source], env }
  const built = join(root, 'out/voice-pack/main.js')
  if (existsSync(built)) return { command: process.execPath, args: [built], env }
  if (!existsSync(source)) return undefined
  const broughtNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(broughtNode) ? { command: broughtNode, args: [source] } : undefined
}
