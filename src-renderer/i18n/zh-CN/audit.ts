export default {
  columns: { seq: '序号', at: '时间', who: '谁', action: '做了什么', subject: '对什么', detail: '细节' },
  verify: '校验全部留痕',
  verifying: '正在校验',
  sound: '{rows} 条都对得上，{checkpoints} 个签名检查点都在',
  broken: '有 {n} 处对不上：{list}',
} as const
