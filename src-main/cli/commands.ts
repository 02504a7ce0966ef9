import type { Command } from './command.ts'
import { auditVerify } from './commands/audit-verify.ts'
import { chain } from './commands/chain.ts'
import { counts } from './commands/counts.ts'
import { doctor } from './commands/doctor.ts'
import { serve } from './commands/serve.ts'

/** Every command, in the order of the help text. */
export const commands: readonly Command[] = [serve, chain, counts, auditVerify, doctor]
