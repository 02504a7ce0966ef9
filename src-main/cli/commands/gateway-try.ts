import { theProgram } from '#domain/audit/model.ts'
import { callerOfSecret } from '#domain/gateway/index.ts'
import { exitCodes, type Command } from '../command.ts'

/** A number that is nobody's: no such day of birth. */
const nobody = '000000000000000000'

/**
 * One request through the whole gateway, as a department's program would send it: a key for this request alone is issued,
 * used and ended; all of it stands on the log and in the audit trail.
 */
export const gatewayTry: Command = {
  words: ['gateway', 'try'],
  usage: 'gateway try --grant ID [--subject 字段=值] [--fields 甲,乙] [--values 甲=值,乙=值] [--case NO] [--json]',
  summary: {
    zh: '用一个授权试一次网关：看给到对方的是什么',
    en: 'try a grant on the gateway: what the other side gets',
  },
  options: {
    grant: { type: 'string' },
    subject: { type: 'string' },
    fields: { type: 'string' },
    values: { type: 'string' },
    case: { type: 'string' },
  },
  async run({ flags, open, print, tell }) {
    const { grant: grantId, subject, fields, values, case: caseNumber } = flags
    const pair = typeof subject === 'string' ? /^([^=]+)=(.+)$/.exec(subject) : null
    if (typeof grantId !== 'string' || (subject !== undefined && !pair)) {
      tell('要写明授权，查谁可以不写：gateway try --grant ID [--subject 公民身份号码=…]')
      return exitCodes.usage
    }
    const { services, clock } = await open()
    const grant = await services.sharing.grant(grantId)
    if (!grant.ok) {
      tell('没有这个授权。在管理台的“授权”页打开它，地址里就有它的 ID。')
      return exitCodes.refused
    }
    if (grant.value.mode === 'batch') {
      tell('这是批量文件的授权，不能按人试。')
      return exitCodes.refused
    }
    const resource = await services.sharing.resource(grant.value.resourceId)
    const subjectField = (resource.ok ? resource.value.subjectField : undefined) ?? grant.value.fields[0]
    if (!pair && subjectField === undefined) {
      tell('这个数据资源没有写明按哪个字段找人，请写：--subject 字段=值')
      return exitCodes.usage
    }
    // Without a subject nobody is asked for: it shows whether the door, the rules and the source work.
    const asks = pair ? { field: pair[1], value: pair[2] } : { field: subjectField, value: nobody }
    const tried = `TRY-${clock().getTime()}`
    const { mustAttach } = grant.value.conditions
    const actor = { ...theProgram, departmentId: grant.value.requesterId }
    const issued = await services.gateway.issueCredential(actor, grantId)
    if (!issued.ok) {
      tell(`没有试成：${issued.violation.code}`)
      return exitCodes.refused
    }
    try {
      const path = `/gateway/v1/${grant.value.mode}`
      const asked = Object.fromEntries(
        (typeof values === 'string' ? values.split(',') : []).map(part => {
          const [name = '', ...rest] = part.split('=')
          return [name, rest.join('=')]
        }),
      )
      const content = {
        subject: asks,
        ...(typeof fields === 'string' ? { fields: fields.split(',') } : {}),
        ...(grant.value.mode === 'compare' ? { values: asked } : {}),
        ...(typeof caseNumber === 'string' ? { caseNumber } : {}),
        // The log shows that it was a trial: such a number names no case and no consent.
        ...(mustAttach === 'case-number' && typeof caseNumber !== 'string' ? { caseNumber: tried } : {}),
        ...(mustAttach === 'consent' ? { consent: tried } : {}),
      }
      const call = await callerOfSecret(issued.value, () => clock().getTime())
      const { gate } = await services.gateway.open()
      const answer = await gate.answer(call(path, content))
      print(flags['json'] ? answer.body : `${answer.status}\n${JSON.stringify(JSON.parse(answer.body), null, 2)}`)
      return answer.status === 200 ? exitCodes.done : exitCodes.refused
    } finally {
      await services.gateway.endCredential(actor, { id: issued.value.id, reason: '试完即停' })
    }
  },
}
