import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const cli = path.resolve(import.meta.dirname, '../../src-main/cli/pengtong.ts')

/** The password of everybody in a sample district that is measured and thrown away. */
export const samplePassword = 'only for this measurement'

export async function ended(child: ChildProcess): Promise<number | null> {
  return new Promise(resolve => child.once('close', resolve))
}

/** Loads the sample district into a data folder, in a process of its own. @throws when it cannot be loaded */
export async function seedSampleDistrict(dataFolder: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', cli, 'seed', '--json', '--password', samplePassword, '--data', dataFolder],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const code = await ended(child)
  if (code !== 0) throw new Error(`the sample district could not be loaded: exit code ${code}`)
}
