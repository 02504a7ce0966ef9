import type { LegalBasis } from '#contract/catalog-item.ts'

/** The district's own policies by the main items they are about; the rest stands in its item list. */
const policyOfMainItem: readonly (readonly [RegExp, string, string])[] = [
  [/高龄津贴/, '《澄湾区高龄津贴发放办法》', '第二条'],
  [/居家养老|适老化|助餐/, '《澄湾区居家养老服务补助办法》', '第二条'],
  [/残疾/, '《澄湾区残疾人补贴发放规程》', '第二条'],
  [/居住证/, '《澄湾区居住证办理指引》', '第一条'],
  [/失业保险/, '《澄湾区失业保险金申领指引》', '第一条'],
  [/创业/, '《澄湾区创业扶持补贴办法》', '第一条'],
  [/租赁合同/, '《澄湾区房屋租赁登记备案办法》', '第一条'],
  [/公共租赁住房/, '《澄湾区公共租赁住房轮候规则》', '第一条'],
  [/加装电梯/, '《澄湾区既有住宅加装电梯补贴办法》', '第一条'],
  [/人才/, '《澄湾区人才安居补贴细则》', '第一条'],
  [/入学|学籍/, '《澄湾区义务教育入学办事规程》', '第一条'],
  [/生育/, '《澄湾区生育登记与津贴指引》', '第一条'],
  [/婚姻/, '《澄湾区婚姻登记便民指引》', '第一条'],
  [/企业登记/, '《澄湾区企业开办一件事办理规则》', '第二条'],
  [/食品/, '《澄湾区食品经营许可便民措施》', '第一条'],
  [/户外广告/, '《澄湾区户外广告设置管理细则》', '第一条'],
  [/污水/, '《澄湾区排水许可办理指引》', '第一条'],
  [/医疗救助/, '《澄湾区医疗救助实施办法》', '第一条'],
  [/异地就医/, '《澄湾区异地就医备案指引》', '第一条'],
  [/退役|优抚/, '《澄湾区退役军人优待目录》', '第二条'],
  [/法律援助/, '《澄湾区法律援助便民规定》', '第一条'],
  [/应急预案/, '《澄湾区生产经营单位应急预案备案指引》', '第二条'],
  [/渔业|渔民/, '《澄湾区渔业船舶登记便民规程》', '第一条'],
]

/** What an item of this main item rests on. @param departmentNumber  its department's place in the list, 1–32 */
export function basisOf(mainItemName: string, departmentNumber: number): LegalBasis {
  const found = policyOfMainItem.find(([pattern]) => pattern.test(mainItemName))
  if (found) return { document: found[1], article: found[2] }
  return { document: '《澄湾区政务服务事项实施清单（2025 年版）》', article: `第 ${departmentNumber} 部分` }
}
