/** Policies of an invented district, written for tests and examples: nobody's law. */
export const stallRules = `---
id: "yuntai-stall-2024"
title: "云台区便民摊点管理办法"
issuer: "云台区人民政府"
document_number: "云府规〔2024〕3号"
date: "2024-03-01"
effective: "2024-05-01"
aliases: "摊点办法，摆摊规定"
---

# 第一章 总则

## 第一条

为了方便居民生活，规范便民摊点，根据有关规定，制定本办法。

## 第二条

本办法所称便民摊点，是指在划定的场地内从事小额零售、修补、理发等经营活动的临时摊位。

# 第二章 摊位申领

## 第三条

申领摊位证的居民应当符合下列条件：

（一）年满十八周岁；

（二）在本区居住三个月以上；

（三）未经营其他摊位。

## 第四条

申领摊位证，应当向场地所在地的街道办事处提交居民身份证和健康证明。

街道办事处应当自收到申请之日起五个工作日内作出决定；材料不齐全的，应当一次告知需要补正的全部内容。

摊位证不收取费用，有效期一年；有效期满前三十日可以申请延续。

## 第五条

摊位证遗失的，持证人应当向原发证的街道办事处申请补领。

# 第三章 法律责任

## 第六条

出借、转让摊位证的，由街道办事处收回摊位证，并处一百元以上五百元以下罚款。

## 第七条

本办法自2024年5月1日起施行。
`

export const heatingGuide = `---
id: "yuntai-heating"
title: "云台区独居老人取暖补贴办事说明"
issuer: "云台区民政局"
completeness: "excerpt"
---

## 补贴对象

年满六十五周岁、独自居住的云台区户籍老年人可以申请取暖补贴。

## 补贴标准

65-74周岁，每人每季400元；75-84周岁，每人每季600元；85周岁以上，每人每季900元。

## 申请方式

可以由本人或者其亲属到社区服务站申请，也可以在网上申请。
`

/** The same rules a year later: article 4 altered, article 5 gone, a new one in its place. */
export const stallRules2025 = stallRules
  .replace('yuntai-stall-2024', 'yuntai-stall-2025')
  .replace('issuer:', 'supersedes: "yuntai-stall-2024"\nissuer:')
  .replace('effective: "2024-05-01"', 'effective: "2025-05-01"')
  .replace('五个工作日', '三个工作日')

export const noArticles = `关于举办邻里节的通知

各社区：

本周六上午在文化广场举办邻里节，欢迎居民参加。
`
