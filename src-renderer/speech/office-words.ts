import { grammar } from './words-of-grammar.ts'
import { names } from './words-of-names.ts'
import { readings } from './words-of-readings.ts'

/**
 * Words of the office that the pronunciation libraries read wrongly, or might. A bureau adds its own in the settings;
 * its entries go before these. One line a word: written, pinyin, jyutping; tones as digits, one syllable a character.
 */
export interface OfficeWord {
  /** As written; for Cantonese in both scripts where they differ (two entries). */
  readonly word: string
  /** Pinyin as it is spoken (sandhi included), syllables parted by spaces. */
  readonly cmn?: string
  /** Jyutping, syllables parted by spaces. */
  readonly yue?: string
}

const table = `
行长	hang2 zhang3	hong4 zoeng2
行長	hang2 zhang3	hong4 zoeng2
银行行长	yin2 hang2 hang2 zhang3	ngan4 hong4 hong4 zoeng2
銀行行長	yin2 hang2 hang2 zhang3	ngan4 hong4 hong4 zoeng2
必须得	bi4 xu1 dei3
得带	dei3 dai4
得先	dei3 xian1
得去	dei3 qu4
还得	hai2 dei3
还钱	huan2 qian2
还款	huan2 kuan3
还贷	huan2 dai4
归还	gui1 huan2
退还	tui4 huan2
返还	fan3 huan2
重重地	zhong4 zhong4 de5
朝阳	chao2 yang2	ciu4 joeng4
行政许可	xing2 zheng4 xu2 ke3	hang4 zing3 heoi2 ho2
行政許可	xing2 zheng4 xu2 ke3	hang4 zing3 heoi2 ho2
调解	tiao2 jie3	tiu4 gaai2
調解	tiao2 jie3	tiu4 gaai2
调取	diao4 qu3	diu6 ceoi2
調取	diao4 qu3	diu6 ceoi2
调休	tiao2 xiu1	tiu4 jau1
重办	chong2 ban4	cung4 baan6
补正	bu3 zheng4	bou2 zing3
長者	zhang2 zhe3	zoeng2 ze2
长者	zhang2 zhe3	zoeng2 ze2
家長	jia1 zhang3	gaa1 zoeng2
家长	jia1 zhang3	gaa1 zoeng2
区长	qu1 zhang3	keoi1 zoeng2
區長	qu1 zhang3	keoi1 zoeng2
增长	zeng1 zhang3	zang1 zoeng2
增長	zeng1 zhang3	zang1 zoeng2
大鹏	da4 peng2	daai6 paang4
大鵬	da4 peng2	daai6 paang4
深圳	shen1 zhen4	sam1 zan3
办事处	ban4 shi4 chu4	baan6 si6 cyu3
辦事處	ban4 shi4 chu4	baan6 si6 cyu3
处理	chu2 li3	cyu2 lei5
處理	chu2 li3	cyu2 lei5
处罚	chu3 fa2	cyu2 fat6
處罰	chu3 fa2	cyu2 fat6
供给	gong1 ji3	gung1 kap1
给予	ji2 yu3	kap1 jyu5
給予	ji2 yu3	kap1 jyu5
参差	cen1 ci1	caam1 ci1
应当	ying1 dang1	jing1 dong1
應當	ying1 dang1	jing1 dong1
应届	ying4 jie4	jing3 gaai3
相片	xiang4 pian4	soeng3 pin2
照片	zhao4 pian4	ziu3 pin2
一张照片	yi4 zhang1 zhao4 pian4	jat1 zoeng1 ziu3 pin2
登记簿	deng1 ji4 bu4	dang1 gei3 bou2
登記簿	deng1 ji4 bu4	dang1 gei3 bou2
载明	zai3 ming2	zoi3 ming4
登载	deng1 zai3	dang1 zoi3
为准	wei2 zhun3	wai4 zeon2
為準	wei2 zhun3	wai4 zeon2
作为	zuo4 wei2	zok3 wai4
因为	yin1 wei4	jan1 wai6
为了	wei4 le5	wai6 liu5
不会计较	bu2 hui4 ji4 jiao4
不會計較	bu2 hui4 ji4 jiao4	bat1 wui5 gai3 gaau3
姓单	xing4 shan4	sing3 sin6
姓單	xing4 shan4	sing3 sin6
种植	zhong4 zhi2	zung3 zik6
種植	zhong4 zhi2	zung3 zik6
种树	zhong4 shu4	zung3 syu6
佣金	yong4 jin1	jung2 gam1
教书	jiao1 shu1	gaau3 syu1
屏住	bing2 zhu4
系上	ji4 shang5
咩嘢	mie1 ye3	me1 je5
攞	luo3	lo2
`

/** The entries that come with the program. */
export const officeWords: readonly OfficeWord[] = readOfficeWords([table, grammar, readings, names].join('\n'))

/**
 * Reads a list of entries: one line a word, columns parted by tabs; empty lines and lines that begin with # say nothing.
 * @throws Error  that names the line whose readings do not fit its word
 */
export function readOfficeWords(list: string): OfficeWord[] {
  return list
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [word = '', cmn, yue] = line.split('\t')
      for (const reading of [cmn, yue]) {
        if (reading === undefined || reading === '') continue
        const fits = reading.split(' ').length === [...word].length && /^([a-z]{1,7}[0-6] ?)+$/.test(reading)
        if (!fits) throw new Error(`读音与字数对不上：${line}`)
      }
      return {
        word,
        ...(cmn === undefined || cmn === '' ? {} : { cmn }),
        ...(yue === undefined || yue === '' ? {} : { yue }),
      }
    })
}

/** Words as the hub keeps them (an absent reading may be written as undefined), as a list for `pronounce`. */
export function readable(
  words: readonly { word: string; cmn?: string | undefined; yue?: string | undefined }[],
): OfficeWord[] {
  return words.map(({ word, cmn, yue }) => ({
    word,
    ...(cmn === undefined ? {} : { cmn }),
    ...(yue === undefined ? {} : { yue }),
  }))
}
