import { writeSheet } from '#adapters/sheet-write.ts'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'

/**
 * One large sheet into staging, in a process of its own so that the most memory it ever had is the sheet's.
 * Usage: import-sheet.ts xlsx|csv. Prints JSON: seconds and megabytes (the program itself and the file's bytes included).
 */
const clerk = { accountId: 'clerk', name: '陈静' }
const mapping = { columns: {}, itemTypes: {}, departments: {} }
const headings = [
  '序号', '部门', '主项名称', '事项名称', '实施编码', '基本编码', '事项类型', '行使层级', '权力来源', '设定依据', '服务对象',
  '办件类型', '受理条件', '法定办结时限', '承诺办结时限', '到办事现场次数', '必须现场办理原因说明', '办理形式', '网上办理深度',
  '通办范围', '是否进驻政务大厅', '是否支持预约办理', '是否支持物流快递', '是否收费', '审批结果名称', '办理地点', '办理时间',
  '咨询方式', '监督投诉方式', '别名',
] // prettier-ignore

function rowOf(row: number): string[] {
  return [
    String(row), `区第${row % 30}局`, `主项${row % 900}`, `办理第${row}号便民服务事项`, `11440300007550${String(row).padStart(8, '0')}`,
    `44${String(row % 9000).padStart(10, '0')}`, row % 3 ? '行政许可' : '公共服务', '县级', '法定本级行使', `《第${row % 400}号办法》第${(row % 40) + 1}条`,
    '自然人,企业法人', row % 4 ? '承诺件' : '即办件', '年满十八周岁，材料齐全。', '20个工作日', row % 4 ? `${(row % 15) + 1}个工作日` : '即办', row % 2 ? '1' : '0',
    row % 2 ? '核对原件' : '无', '窗口办理、网上办理', '四级', '全市', '是', '是', '否', '否', '办理结果通知书', `海晏路${row % 90}号`, '工作日 9:00-17:30',
    '0755-88002210', '0755-88002211', '',
  ] // prettier-ignore
}

async function run(kind: string) {
  const count = 50_000
  const rows = Array.from({ length: count }, (_, row) => rowOf(row))
  const bytes =
    kind === 'csv'
      ? writeSheet.csv([headings, ...rows])
      : writeSheet.xlsx([{ name: '清单', rows: [headings, ...rows], headerRow: 1 }])
  rows.length = 0
  const program = await openMemoryProgram()
  const { importing } = program.services.catalog
  const sheet = { fileName: `list.${kind}`, bytes, mapping }
  const started = performance.now()
  const read = await importing.preview(clerk, sheet)
  const previewed = performance.now()
  if (!read.ok || read.value.summary.counts.new !== count) throw new Error('the sheet was not read as it should be')
  await importing.stagePreview(clerk, read.value)
  const staged = performance.now()
  const cpu = process.cpuUsage()
  const seconds = { preview: (previewed - started) / 1000, staged: (staged - started) / 1000 }
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(
    `${JSON.stringify({ rows: count, ...seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6, megabytes })}\n`,
  )
  await program.close()
  process.exit(0)
}

await run(process.argv[2] ?? 'xlsx')
