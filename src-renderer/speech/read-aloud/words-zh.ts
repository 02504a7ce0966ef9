import { cantoneseNumerals, mandarinNumerals, type ChineseNumerals } from './numbers-zh.ts'

/** The words that Chinese rules put in; Cantonese in its own characters. */
export interface ChineseWords {
  readonly tongue: 'cmn' | 'yue'
  readonly numerals: ChineseNumerals
  readonly hour: string
  readonly number: string
  readonly celsius: string
  readonly belowZero: string
  readonly minus: string
  readonly to: string
  readonly per: string
  readonly ratio: string
  readonly or: string
  /** A dash inside a number that names something. */
  readonly dash: string
  /** What stands in a number where digits are hidden. */
  readonly hidden: string
  /** Before a long serial number that is written with No. */
  readonly serial: string
  readonly minusGrade: string
  readonly hiddenEnd: string
  readonly lookAtScreen: string
  readonly seeSite: string
  readonly seeMail: string
  readonly signs: Readonly<Record<string, string>>
  readonly currencies: Readonly<Record<string, string>>
}

export const mandarinWords: ChineseWords = {
  tongue: 'cmn',
  numerals: mandarinNumerals,
  hour: '点',
  number: '号',
  celsius: '摄氏度',
  belowZero: '零下',
  minus: '负',
  to: '至',
  per: '每',
  ratio: '比',
  or: '或',
  dash: '杠',
  hidden: '中间不显示',
  serial: '编号',
  minusGrade: '减',
  hiddenEnd: '后面不显示',
  lookAtScreen: '请看屏幕',
  seeSite: '网址请看屏幕',
  seeMail: '邮箱请看屏幕',
  signs: {
    '≥': '大于等于',
    '≤': '小于等于',
    '＞': '大于',
    '＜': '小于',
    '>': '大于',
    '<': '小于',
    '=': '等于',
    '×': '乘',
    '÷': '除以',
    '±': '正负',
    '+': '加',
    '≈': '约等于',
  },
  currencies: {
    '￥': '元',
    '¥': '元',
    RMB: '元',
    CNY: '元',
    US$: '美元',
    USD: '美元',
    $: '美元',
    HK$: '港元',
    HKD: '港元',
    '€': '欧元',
    '£': '英镑',
  },
}

export const cantoneseWords: ChineseWords = {
  tongue: 'yue',
  numerals: cantoneseNumerals,
  hour: '點',
  number: '號',
  celsius: '攝氏度',
  belowZero: '零下',
  minus: '負',
  to: '至',
  per: '每',
  ratio: '比',
  or: '或',
  dash: '槓',
  hidden: '中間唔顯示',
  serial: '編號',
  minusGrade: '減',
  hiddenEnd: '後面唔顯示',
  lookAtScreen: '請睇螢幕',
  seeSite: '網址請睇螢幕',
  seeMail: '電郵請睇螢幕',
  signs: {
    '≥': '大於等於',
    '≤': '小於等於',
    '＞': '大於',
    '＜': '小於',
    '>': '大於',
    '<': '小於',
    '=': '等於',
    '×': '乘',
    '÷': '除以',
    '±': '正負',
    '+': '加',
    '≈': '約等於',
  },
  currencies: {
    '￥': '元',
    '¥': '元',
    RMB: '元',
    CNY: '元',
    US$: '美元',
    USD: '美元',
    $: '美元',
    HK$: '港元',
    HKD: '港元',
    '€': '歐元',
    '£': '英鎊',
  },
}

/** Measure words after which 2 is 两 (2个 → 两个), in both scripts. 号 日 月 级 楼 take 二. */
export const measureWords =
  '个|個|天|年|周|週|点|點|小时|小時|人|份|张|張|次|位|元|寸|分钟|分鐘|秒|件|种|種|项|項|套|名|本|页|頁|处|處|家|间|間|台|辆|輛|米|公里|公斤|平方米|万|萬|千|亿|億|倍|步|类|類|部|笔|筆|户|戶|对|對|块|塊|蚊|岁|歲|遍|批|组|組|吨|噸|条|條|把|封|枚|扇|座|栋|棟|副|节|節|英寸|英里|亩|畝|公顷|公頃|片|门|門|科|卷|册|冊|幅|根|桶|箱|包|袋|瓶|盒|粒|颗|顆|头|頭|匹|列|排|场|場|届|宗|案|轮|輪|回|趟|代|周年|课时|学时|立方米|平方公里|毫升|厘米|毫米|毫克|克|升|度'
