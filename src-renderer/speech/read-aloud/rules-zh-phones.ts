import { phoneDigits } from './numbers-zh.ts'
import { group, rule, type ReadingRule } from './rule.ts'
import type { ChineseWords } from './words-zh.ts'

/** Numbers of three digits that are also amounts: read digit by digit only where the text speaks of calling. */
const emergency = '1(?:10|14|19|20|22)|100(?:00|01|10|50|60|86)|11185|1010\\d{4}'
/** Numbers that everybody knows as a service's; amounts only where something counted follows. */
const service = '12[13]\\d{2}|95\\d{3}|96\\d{3}'
const calling =
  /(?:热线|熱線|电话|電話|致电|致電|拨打|撥打|拨|撥|打|呼叫|转|轉|联系|聯繫|客服|报警|報警|火警|急救|救护|救護|事故|求助|查号|查號)[:：]?\s?[“"]?(?:\d{3,5}[、和或])*$/
const called =
  /^[”"]?\s?(?:热线|熱線|电话|電話|平台|专线|專線|服务台|服務台|政务|政務|市民|报警|報警|急救|火警|指挥中心|指揮中心|来电|來電|接警)/
const amount =
  /^\s?(?:元|人|个|個|件|份|万|萬|亿|億|平方|公里|米|吨|噸|次|户|戶|项|項|天|年|条|條|名|家|宗|套|张|張|台|辆|輛|亩|畝|公顷|公頃|株|只|隻|余|餘|多|字|倍|度|[%‰℃㎡,.．]\d?|[-~～—–至到]\s?\d{4,})/
const summing = /(?:[￥¥$]|共|约|約|近|超|达|達|逾|计|計|收到|办理|辦理|总数为|合计)\s?$/

/** Telephones, service numbers, and numbers of which a part is hidden. They go before all else: their signs mean other things elsewhere. */
export function phoneRulesZh(words: ChineseWords): readonly ReadingRule[] {
  const { numerals } = words
  const alone = (digits: string): string => phoneDigits(digits, numerals)
  const through = words.tongue === 'cmn' ? '转' : '轉'

  return [
    rule(
      'hidden part 138****8000',
      /(?<!\d)(\d{2,17})(?:[*＊]{2,18}|[xX]{3,18})(\d{1,6}[Xx]?)?(?![\dA-Za-z*＊])/,
      match => {
        const last = (match[2] ?? '').replace(/\d+/, alone).replace(/x$/i, ' X')
        return `${alone(group(match, 1))}，${last === '' ? words.hiddenEnd : `${words.hidden}，${last}`}`
      },
    ),
    rule('mobile phone', /(?<![\d.])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![\d.])/, match => {
      return alone(`${group(match, 1)}${group(match, 2)}${group(match, 3)}`)
    }),
    rule(
      'telephone with area code',
      /(?<![\d.])(?:\+?86[- ]?)?[(（]?(0\d{2,3})[)）]?\s?[- —–]{0,2}(\d{3,4})[ -]?(\d{4})(?:[-转轉]\s?(\d{1,5}))?(?![\d.])/,
      match => {
        const extension = match[4] === undefined ? '' : `${through}${alone(match[4])}`
        return `${alone(group(match, 1))}，${alone(group(match, 2) + group(match, 3))}${extension}`
      },
    ),
    rule('second telephone 、8812 3457', /(?<=\d{4}(?:、|，|或|\/|;|；)\s?)(\d{4})[ -](\d{4})(?![\d.])/, match => {
      return alone(group(match, 1) + group(match, 2))
    }),
    rule(
      'telephone in halves 8812 3456',
      /(?<=(?:电话|電話|手机|手機|热线|熱線|致电|致電|拨打|撥打)[:：]?\s?)(\d{4})[ -](\d{4})(?![\d.])/,
      match => {
        return alone(group(match, 1) + group(match, 2))
      },
    ),
    rule('service number 400', /(?<![\d.])([48]00\d?)[- ]?(\d{3,4})[- ]?(\d{3,4})(?![\d.])/, match => {
      const digits = match.slice(1).join('')
      return digits.length === 10 ? `${alone(digits.slice(0, 3))}，${alone(digits.slice(3))}` : undefined
    }),
    rule('emergency call', new RegExp(`(?<![\\d.])(${emergency})(?![\\d.,])`), (match, before, after) => {
      return calling.test(before) || called.test(after) ? alone(group(match, 1)) : undefined
    }),
    rule(
      'service number 12345',
      new RegExp(`(?<![\\d.,A-Za-z-])(${service})(?:-(\\d))?(?![\\d.,%])`),
      (match, before, after) => {
        const wanted = calling.test(before) || called.test(after)
        if (!wanted && (amount.test(after) || summing.test(before) || (match[2] === undefined && /^-/.test(after))))
          return undefined
        return alone(group(match, 1)) + (match[2] === undefined ? '' : `${through}${alone(match[2])}`)
      },
    ),
  ]
}
