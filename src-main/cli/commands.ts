import type { Command } from './command.ts'
import { ask } from './commands/ask.ts'
import { auditVerify } from './commands/audit-verify.ts'
import { chain } from './commands/chain.ts'
import { counts } from './commands/counts.ts'
import { doctor } from './commands/doctor.ts'
import { evalQa } from './commands/eval-qa.ts'
import { gatewayTry } from './commands/gateway-try.ts'
import { hostCheck } from './commands/host-check.ts'
import { importPolicies } from './commands/import-policies.ts'
import { importItems } from './commands/import-items.ts'
import { say } from './commands/say.ts'
import { listNegative } from './commands/list-negative.ts'
import { seed } from './commands/seed.ts'
import { serve } from './commands/serve.ts'
import { sharingOverdue } from './commands/sharing-overdue.ts'

/** Every command, in the order of the help text. */
export const commands: readonly Command[] = [
  serve,
  seed,
  importItems,
  importPolicies,
  ask,
  evalQa,
  chain,
  counts,
  listNegative,
  say,
  hostCheck,
  sharingOverdue,
  gatewayTry,
  auditVerify,
  doctor,
]
