import type { ItemMaterial } from '#contract/catalog-item.ts'

interface CertificateWords {
  readonly name: string
  readonly issuer: string
  readonly paperForm: ItemMaterial['paperForm']
  /** How the paper is replaced where no data share is granted: the decision that stands for it. */
  readonly otherwise: NonNullable<ItemMaterial['decision']>['mode']
}

/** The certificates that the district's items ask for, by the key of `main-items.tsv`. */
export const certificates: Record<string, CertificateWords> = {
  id: { name: '居民身份证复印件', issuer: '公安机关', paperForm: 'copy', otherwise: 'e-certificate' },
  hk: { name: '户口簿复印件', issuer: '公安机关', paperForm: 'copy', otherwise: 'e-certificate' },
  lic: { name: '营业执照复印件', issuer: '市场监管部门', paperForm: 'copy', otherwise: 'e-certificate' },
  leg: { name: '法定代表人身份证明', issuer: '市场监管部门', paperForm: 'copy', otherwise: 'internal-check' },
  re: { name: '不动产权证书', issuer: '不动产登记机构', paperForm: 'original-and-copy', otherwise: 'e-certificate' },
  ma: { name: '婚姻状况证明', issuer: '民政部门', paperForm: 'original-and-copy', otherwise: 'notify-and-commit' },
  ss: { name: '社会保障卡复印件', issuer: '人力资源社会保障部门', paperForm: 'copy', otherwise: 'e-certificate' },
  dis: { name: '残疾人证', issuer: '残疾人联合会', paperForm: 'original-and-copy', otherwise: 'e-certificate' },
  edu: { name: '学历证书', issuer: '教育机构', paperForm: 'copy', otherwise: 'internal-check' },
  res: { name: '居住证', issuer: '公安机关', paperForm: 'copy', otherwise: 'e-certificate' },
  tax: { name: '完税证明', issuer: '税务机关', paperForm: 'original', otherwise: 'internal-check' },
  inc: { name: '收入证明', issuer: '用人单位', paperForm: 'original', otherwise: 'notify-and-commit' },
  birth: { name: '出生医学证明', issuer: '医疗机构', paperForm: 'original-and-copy', otherwise: 'e-certificate' },
  death: { name: '死亡证明', issuer: '医疗机构或公安机关', paperForm: 'original', otherwise: 'internal-check' },
  org: { name: '社会组织登记证书', issuer: '民政部门', paperForm: 'copy', otherwise: 'e-certificate' },
  prof: { name: '职业资格证书', issuer: '人力资源社会保障部门', paperForm: 'copy', otherwise: 'internal-check' },
  crim: { name: '无犯罪记录证明', issuer: '公安机关', paperForm: 'original', otherwise: 'internal-check' },
  vet: { name: '退役军人优待证', issuer: '退役军人事务部门', paperForm: 'copy', otherwise: 'e-certificate' },
  lowi: { name: '最低生活保障证明', issuer: '民政部门', paperForm: 'copy', otherwise: 'internal-check' },
  health: { name: '健康证明', issuer: '医疗机构', paperForm: 'original', otherwise: 'e-certificate' },
  fire: { name: '消防验收意见书', issuer: '消防救援机构', paperForm: 'copy', otherwise: 'internal-check' },
  site: { name: '场所使用证明', issuer: '产权人或出租人', paperForm: 'copy', otherwise: 'notify-and-commit' },
  vis: { name: '行驶证', issuer: '公安机关', paperForm: 'original-and-copy', otherwise: 'e-certificate' },
  drv: { name: '驾驶证', issuer: '公安机关', paperForm: 'original-and-copy', otherwise: 'e-certificate' },
  land: { name: '建设用地规划许可证', issuer: '规划部门', paperForm: 'copy', otherwise: 'e-certificate' },
  cons: { name: '建筑工程施工许可证', issuer: '住房建设部门', paperForm: 'copy', otherwise: 'e-certificate' },
}
