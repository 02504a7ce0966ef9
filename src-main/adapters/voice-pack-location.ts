import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { VoicePackCommand } from './voice-pack-process.ts'

/**
 * Where the voice pack of this installation is and what runs it, or undefined where it was left out.
 * A built pack (`out/voice-pack/main.js`) runs on whatever runs us; its source needs a Node that reads TypeScript: ours if it
 * does (Node ≥ 22.18), else the one that `npm ci` brought.
 * @param root  folder of the program, the one with package.json
 */
export function locateVoicePack(root: string): VoicePackCommand | undefined {
  if (!existsSync(join(root, 'node_modules/@echogarden/espeak-ng-emscripten'))) return undefined
  // Electron's binary is a plain Node under this name; Node itself does not look at it.
  const env = { ELECTRON_RUN_AS_NODE: '1' }
  const built = join(root, 'out/voice-pack/main.js')
  if (existsSync(built)) return { command: process.execPath, args: [built], env }
  const source = join(root, 'voice-pack/main.ts')
  if (!existsSync(source)) return undefined
  const readsTypeScript = Boolean(process.features.typescript)
  if (readsTypeScript) return { command: process.execPath, args: [source], env }
  const broughtNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(broughtNode) ? { command: broughtNode, args: [source] } : undefined
}
