/**
 * How likely an entry is to be asked for at a counter, whatever the question: purpose clauses and appeals to
 * governments are almost never the answer, amounts, limits and what an applicant may do often are.
 */
const priors: readonly (readonly [RegExp, number])[] = [
  [/^为了?.{4,200}(?:制定本|制定|特制定)/s, -1.5],
  [/(?:自|从)\d{4}年\d{1,2}月\d{1,2}日起(?:施行|实施)|自(?:公布|发布)之日起(?:施行|实施)/, -1],
  [
    /国家(?:鼓励|支持|推动|推进|加强)|各级人民政府.{0,12}(?:应当加强|加强对)|人民政府应当(?:加强|将.{2,40}纳入|建立健全)/,
    -0.8,
  ],
  [/应当(?:遵循|坚持).{2,60}(?:原则|领导)|坚持(?:中国共产党|以人民)/, -0.6],
  [/\d[\d.]*个?(?:工作日|日|天|月|年|小时|元|万元|%|周岁|倍)/, 0.4],
  [/申请人|可以申请|可以向|职工|公民|当事人|居民|失业人员|老年人/, 0.3],
]

/** @param text normalised text of the entry without its heading */
export function prior(text: string): number {
  let score = 0
  for (const [pattern, weight] of priors) if (pattern.test(text)) score += weight
  return score
}
