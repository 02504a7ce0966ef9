import { exitCodes, type Command } from '../command.ts'

const defectWords: Record<string, string> = {
  changed: '被改过',
  removed: '被删掉',
  reordered: '位置被换过',
  'cut-tail': '之后的尾部被截掉',
  'root-differs': '起的这一段与签名的树根不符',
  'bad-signature': '的检查点签名不对',
  'unsigned-tail': '之后没有签名的检查点',
}

export const auditVerify: Command = {
  words: ['audit', 'verify'],
  usage: 'audit verify [--json]',
  summary: { zh: '检查审计记录有没有被改、删、换、截', en: 'prove that no audit row was changed or removed' },
  async run({ flags, open, print }) {
    const { services, db } = await open()
    const report = await services.trail.verify(db)
    if (flags['json']) print(JSON.stringify(report))
    else if (report.defects.length === 0) {
      print(`审计记录完整：${report.rows} 条，${report.checkpoints} 个签名检查点，逐条核对无误。`)
    } else {
      const lines = report.defects.map(defect => `  第 ${defect.seq} 条${defectWords[defect.kind] ?? defect.kind}`)
      print([`审计记录有 ${report.defects.length} 处问题：`, ...lines].join('\n'))
    }
    return report.defects.length === 0 ? exitCodes.done : exitCodes.refused
  },
}
