import { openProgram } from '#hub/open-program.ts'
import { theProgram } from '#domain/audit/model.ts'

/**
 * Run as a process of its own, to be killed: makes one account after the other and says each one's login name on
 * standard output as soon as the store has acknowledged it.
 */
const [, , dataFolder = '', round = '0'] = process.argv
const program = await openProgram({ dataFolder })
process.stdout.write('open\n')
for (let number = 0; ; number += 1) {
  const loginName = `round-${round}-${number}`
  const made = await program.work(theProgram, async current => {
    await current.db.insertInto('settings').values({ key: loginName, value: '{}', updated_at: current.now }).execute()
    current.audit({ action: 'test.written', subjectKind: 'setting', subjectId: loginName })
    return { ok: true, value: loginName }
  })
  if (made.ok) process.stdout.write(`${made.value}\n`)
}
