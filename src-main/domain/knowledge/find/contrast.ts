/**
 * Families of words that exclude one another: a passage on 离婚 does not answer a question on 结婚, however similar the
 * rest. Longer members stand first, so that 失业保险 is not read as 保险.
 */
const families: readonly (readonly string[])[] = [
  ['结婚', '离婚', '收养', '补领婚姻'],
  ['养老', '医疗|医保', '工伤', '失业', '生育'],
  ['设立|开办', '变更', '注销', '歇业', '撤销'],
  ['复查', '复核'],
  ['补领', '换领', '签注'],
  ['结婚证', '居住证', '身份证', '户口簿', '护照', '驾驶证', '营业执照', '社会保障卡', '残疾人证', '老年人优待证'],
  ['结婚登记', '离婚登记', '户口登记', '失业登记', '不动产登记', '设立登记', '变更登记', '注销登记'],
  ['个体工商户', '公司', '合伙企业', '农民专业合作社', '个人独资企业'],
  ['受理', '不予受理'],
  ['首次', '延续', '变更', '补发'],
  ['行政许可', '行政处罚', '行政复议', '行政强制', '信访', '政府信息公开'],
  ['丧葬', '生育', '医疗补助'],
  ['定点医疗机构', '用人单位', '平台'],
  ['城镇职工', '城乡居民'],
  ['老年人', '残疾人', '未成年人', '孕妇'],
  ['个人信息', '重要数据', '公共数据', '政务数据', '个人数据'],
  ['出租|房东', '承租|租客|租赁'],
  ['购买|买方', '出售|卖方'],
  ['简易注销', '普通注销'],
  ['共享', '开放'],
  ['显式', '隐式'],
  ['文本', '音频|语音', '图片', '视频', '虚拟'],
]

const compiled = families.map(members => members.map(m => new RegExp(m)))

/**
 * How much a passage speaks of something else than the question, 0 … families.
 * @param meaning question with its first lexicon targets @param title normalised title of the passage's law
 */
export function contrast(meaning: string, title: string, passage: string): number {
  let against = 0
  for (const members of compiled) {
    const held = members.filter(m => m.test(passage))
    if (held.length === 0) continue
    const asked = members.filter(m => m.test(meaning))
    if (asked.length > 0) {
      if (!held.some(m => asked.includes(m))) against += 1
    } else if (!members.some(m => m.test(title))) against += 0.25
  }
  return against
}
