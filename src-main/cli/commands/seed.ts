import crypto from 'node:crypto'
import { sampleStepLabels } from '#contract/sample-district.ts'
import { theProgram } from '#domain/audit/model.ts'
import type { Violation } from '#kernel/result.ts'
import { exitCodes, type Command, type CommandContext } from '../command.ts'

const sentences: Record<string, (data: Violation['data']) => string> = {
  SAMPLE_ALREADY_LOADED: () => '示例区已经装好了。要重装，先运行 pengtong seed --remove。',
  SAMPLE_NOT_LOADED: () => '这里没有示例区，什么也没有删。',
  SAMPLE_NOT_EMPTY: ({ found }) =>
    `目录里已经有本单位的${found === 'items' ? '事项' : found === 'departments' ? '同名部门' : '同编号数据资源'}，示例区没有装，数据没有改动。换一个空的数据目录（--data DIR）再装。`,
  PASSWORD_TOO_SHORT: ({ minimumLength }) => `密码太短，至少要 ${String(minimumLength)} 个字符。`,
  LOGIN_NAME_TAKEN: ({ loginName }) => `登录名 ${String(loginName)} 已经有人用了，示例区没有装，数据没有改动。`,
}

function refused({ flags, print, tell }: CommandContext, violation: Violation): number {
  if (flags['json']) print(JSON.stringify({ refused: violation.code, ...violation.data }))
  else tell(sentences[violation.code]?.(violation.data) ?? violation.code)
  return exitCodes.refused
}

async function remove(context: CommandContext): Promise<number> {
  const { services } = await context.open()
  const removed = await services.sample.remove(theProgram)
  if (!removed.ok) return refused(context, removed.violation)
  if (context.flags['json']) {
    context.print(JSON.stringify({ removed: true, ...removed.value }))
    return exitCodes.done
  }
  const { departmentsKept, resourcesKept } = removed.value
  const kept = [...departmentsKept, ...resourcesKept]
  context.print(
    kept.length === 0
      ? '示例区已经全部移除，审计记录保留。'
      : `示例区已经移除。这些还有人在用，所以留下：${kept.join('、')}。`,
  )
  return exitCodes.done
}

/** The password for the sample's accounts: given, from the environment, or made up and told once. */
function passwordOf({ flags, tell }: CommandContext): string {
  if (typeof flags['password'] === 'string') return flags['password']
  const given = process.env['PENGTONG_SEED_PASSWORD']
  if (given) return given
  const made = crypto.randomBytes(12).toString('base64url')
  tell(`示例账号的密码（只显示这一次）：${made}`)
  return made
}

export const seed: Command = {
  words: ['seed'],
  usage: 'seed [--password P] [--remove] [--json]',
  summary: { zh: '装入示例区澄湾区，或全部移除', en: 'load the sample district, or take it away' },
  options: { password: { type: 'string' }, remove: { type: 'boolean' } },
  async run(context) {
    const { flags, open, print, tell } = context
    if (flags['remove']) return remove(context)
    const { services } = await open()
    const started = performance.now()
    const { sample, chain } = services
    const state = await sample.state()
    if (state.loaded) return refused(context, { code: 'SAMPLE_ALREADY_LOADED', data: {} })
    const loaded = await sample.load(theProgram, passwordOf(context), ({ step, done, of }) =>
      tell(`${done}/${of} ${sampleStepLabels[step].zh}`),
    )
    if (!loaded.ok) return refused(context, loaded.violation)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    const counted = await chain.counts()
    const counts = Object.fromEntries(counted.counts.map(({ key, value }) => [key, value]))
    if (flags['json']) {
      print(JSON.stringify({ loaded: loaded.value, counts, seconds }))
      return exitCodes.done
    }
    print(
      [
        `澄湾区已经装好，用了 ${seconds} 秒。`,
        `  已发布事项 ${counts['items-published']}，免证办 ${counts['certificate-free']}`,
        `  零跑动：特殊群体 ${counts['zero-visit-special-groups']}，重点企业 ${counts['zero-visit-key-enterprises']}`,
        `  负面清单 ${counts['negative-list-in-force']}，在生效的授权 ${counts['grants-in-force']}`,
        `  政策 ${loaded.value.policies}，共享申请 ${loaded.value.requests}，账号 ${loaded.value.accounts}`,
        '可以用 cw-linxiaoyue（目录经办）、cw-hezhiyuan（审核人）、cw-huangweidong（公安数源）、cw-linjing（共享平台）登录。',
        '移除：npm run -s pengtong -- seed --remove',
      ].join('\n'),
    )
    return exitCodes.done
  },
}
