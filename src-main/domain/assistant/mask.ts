/** What people say they are: after 我是 these are no names, and the question means nothing without them. */
const standings =
  '孕妇|产妇|军人|士兵|学生|大学生|研究生|中学生|小学生|高中生|毕业生|留学生|老师|教师|医生|护士|律师|会计|司机|保安|警察|农民|农民工|工人|职工|员工|公务员|志愿者|' +
  '居民|市民|新市民|村民|公民|香港人|澳门人|台湾人|外国人|中国人|汉族|儿童|孤儿|女性|男性|女的|男的|妈妈|爸爸|母亲|父亲|家长|子女|儿子|女儿|丈夫|妻子|' +
  '业主|户主|租客|租户|房东|房主|老板|店主|法人|股东|党员|团员|军属|烈属|盲人|聋人|病人|患者|经办人|负责人|监护人|继承人|当事人|申请人|担保人'
/** The end of a clause. */
const end = '(?=[,，。、;；?？!！ ]|$)'
/** What gives somebody away, and what stands in its place. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+\.[\w.]+/gu, '〔邮箱〕'],
  [/(?<![\dA-Za-z])\d{6}(?:18|19|20)\d{9}[\dXx](?![\dA-Za-z])|(?<!\d)\d{15}(?!\d)/gu, '〔证件号〕'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/gu, '〔电话〕'],
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·]?[A-Z0-9]{5,6}/gu, '〔车牌〕'],
  [/(?<!\d)\d(?:[- ]?\d){7,}(?!\d)/gu, '〔号码〕'],
  [
    new RegExp(
      `(我叫|我是(?!(?:${standings})${end})|姓名是?|名字(?:是|叫)|名叫)(?!你|您|他|她|谁|什么|不|在|一|个|从|来|本|外|深|广|独|低|残|退|老)\\p{Script=Han}{2,3}${end}`,
      'gu',
    ),
    '$1〔姓名〕',
  ],
  [/\p{Script=Han}{1,8}(?:路|街|巷|大道)\d{1,5}号(?:[\p{Script=Han}\d-]{0,12}(?:室|房|栋|座|单元))?/gu, '〔地址〕'],
]

/**
 * A question without what could tell who asked: numbers of identity cards, telephones, bank cards and plates, addresses of
 * mail, and names after words that introduce one. Blunt on purpose: a year or an amount has fewer figures and stays.
 */
export function maskPerson(question: string): string {
  return patterns.reduce((text, [pattern, sign]) => text.replace(pattern, sign), question.normalize('NFKC')).trim()
}
