import { openProgram } from '#hub/open-program.ts'
import { theProgram } from '#domain/audit/model.ts'
import { noMapping, ownSheet } from './sheet-bytes.ts'

/** Run as a process of its own, to be killed: stages a sheet, says so, applies it, says so. */
const [, , dataFolder = '', rows = '5000'] = process.argv
const program = await openProgram({ dataFolder })
const { importing } = program.services.catalog
const sheet = { fileName: 'list.csv', bytes: ownSheet(Number(rows)), mapping: noMapping }
const staged = await importing.stage(theProgram, sheet)
if (!staged.ok) throw new Error(staged.violation.code)
process.stdout.write('staged\n')
const applied = await importing.apply(theProgram, { importId: staged.value.importId, duplicates: 'all' })
if (!applied.ok) throw new Error(applied.violation.code)
process.stdout.write('applied\n')
await program.close()
