import { rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build/build-program.ts'

/** `npm run build`: builds the program anew, whatever stands in `out/`. */
rmSync(path.resolve(import.meta.dirname, '../out/.built'), { force: true })
await ensureBuilt(sentence => void process.stdout.write(`${sentence}\n`))
