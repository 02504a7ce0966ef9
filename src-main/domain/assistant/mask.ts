/**
 * A question without what could tell who asked: numbers of identity cards, telephones, bank cards and plates, addresses of
 * mail, and names after words that introduce one. Blunt on purpose: a year or an amount has fewer figures and stays.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+\.[\w.]+/gu, '〔邮箱〕'],
  [/(?<![\dA-Za-z])\d{6}(?:18|19|20)\d{9}[\dXx](?![\dA-Za-z])|(?<!\d)\d{15}(?!\d)/gu, '〔证件号〕'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/gu, '〔电话〕'],
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·]?[A-Z0-9]{5,6}/gu, '〔车牌〕'],
  [/(?<!\d)\d(?:[- ]?\d){7,}(?!\d)/gu, '〔号码〕'],
  [
    /(我叫|我是|姓名是?|名字(?:是|叫)|名叫)(?!你|您|他|她|谁|什么|不|在|一|个|从|来|本|外|深|广|独|低|残|退|老)\p{Script=Han}{2,3}(?=[,，。、;；?？!！ ]|$)/gu,
    '$1〔姓名〕',
  ],
  [/\p{Script=Han}{1,8}(?:路|街|巷|大道)\d{1,5}号(?:[\p{Script=Han}\d-]{0,12}(?:室|房|栋|座|单元))?/gu, '〔地址〕'],
]

export function maskPerson(question: string): string {
  return patterns.reduce((text, [pattern, sign]) => text.replace(pattern, sign), question.normalize('NFKC')).trim()
}
