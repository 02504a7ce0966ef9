import { refusalStatus, type Refused, type RefusalCode } from './model.ts'

/** What a caller reads when it is refused: what happened and what to do, and never a value of anybody's data. */
const sentences: Record<RefusalCode, string> = {
  SIGNATURE_WRONG: '凭证或签名不对。检查凭证编号、密钥和签名的原文。',
  CLOCK_SKEW: '请求的时间和网关相差超过 5 分钟。校准本机的时钟再试。',
  REPLAYED: '这个请求已经收到过一次。每次请求要用新的随机数。',
  GRANT_NOT_IN_FORCE: '这个授权现在不在生效。到管理台看它的期限和状态。',
  MODE_NOT_GRANTED: '授权里没有这种共享方式。',
  FIELD_NOT_GRANTED: '请求里有没有授权的字段。',
  CASE_MISSING: '这个授权要求附办件编号。',
  CONSENT_MISSING: '这个授权要求附本人同意的凭据编号。',
  SLICE_NOT_ENFORCEABLE: '这个授权的切块只写成了文字，网关没法逐行核对。请数源部门改成条件。',
  INPUT_WRONG: '请求的内容读不懂。对照接口说明检查。',
  TOO_LARGE: '请求太大，超过 64 KB。',
  TOO_OFTEN: '请求太快，超过这个授权每分钟的次数。稍后再试。',
  QUOTA_USED_UP: '今天的次数已经用完，明天零点重新计算。',
  SOURCE_WRONG: '数源系统返回的内容和登记的不一致，没有采用。已经通知数源部门。',
  SOURCE_DOWN: '数源系统暂时不能用，没有重试。请稍后再试，窗口可以先按容缺办理。',
  SOURCE_SLOW: '数源系统没有在时限内回答。请稍后再试，窗口可以先按容缺办理。',
  NOT_CONNECTED: '这个数据资源还没有接入网关。请联系数源部门。',
  UNEXPECTED: '网关没有做成这件事。把请求编号告诉平台管理员。',
}

export function refusalBody(refused: Refused, requestId: string): string {
  const { code, facts } = refused
  return JSON.stringify({ code, message: sentences[code], requestId, ...facts })
}

export function statusOf(refused: Refused): number {
  return refusalStatus[refused.code]
}
