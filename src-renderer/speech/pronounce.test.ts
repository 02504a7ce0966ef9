import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { officeWords, readOfficeWords } from './office-words.ts'
import { prepareSentence } from './prepare-sentence.ts'
import { pronounce } from './pronounce.ts'

const said = (text: string, language: 'cmn' | 'yue' | 'en' = 'cmn'): string =>
  pronounce(text, language)
    .runs.map(run => run.syllables?.map(syllable => syllable.say).join(' ') ?? `[${text.slice(run.start, run.end)}]`)
    .join(' ')

describe('普通话读音', () => {
  it.each([
    ['银行行长', 'yin2 hang2 hang2 zhang3'],
    ['长大以后', 'zhang3 da4 yi3 hou4'],
    ['重庆重要', 'chong2 qing4 zhong4 yao4'],
    ['必须得带身份证', 'bi4 xu1 dei3 dai4 shen1 fen4 zheng4'],
    ['先还钱', 'xian1 huan2 qian2'],
    ['行政许可处理', 'xing2 zheng4 xu2 ke3 chu2 li3'],
    ['一个不是', 'yi2 ge4 bu2 shi4'],
    ['我想', 'wo2 xiang3'],
    ['你好', 'ni2 hao3'],
    ['以登记簿为准', 'yi3 deng1 ji4 bu4 wei2 zhun3'],
  ])('%s → %s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  it('夹着的英文字母另成一段，读英文', () => {
    expect(said('下载深圳APP，你好')).toBe('xia4 zai4 shen1 zhen4 [APP] ni2 hao3')
  })

  it('短词不跨着两个词认：部分行政事项里没有分行', () => {
    expect(said('部分行政事项')).toContain('xing2 zheng4')
    expect(said('分行营业部')).toContain('fen1 hang2')
  })

  it('客户自己的词在前，长的词胜过短的', () => {
    const words = [...readOfficeWords('大鹏所城\tda4 peng2 suo2 cheng2\n所\tsuo3'), ...officeWords]
    const readings = pronounce('大鹏所城', 'cmn', words).runs[0]?.syllables?.map(syllable => syllable.say)
    expect(readings).toEqual(['da4', 'peng2', 'suo2', 'cheng2'])
  })
})

const manyReadings = readFileSync(new URL('readings.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .filter(line => !line.startsWith('#'))
  .map(line => line.split('\t') as [string, string])

describe('多音字', () => {
  it.each(manyReadings)('%s → %s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('粤语读音', () => {
  it.each([
    ['銀行行長', 'ngan4 hong4 hong4 zoeng2'],
    ['银行行长', 'ngan4 hong4 hong4 zoeng2'],
    ['兩點三十分', 'loeng5 dim2 saam1 sap6 fan1'],
    ['你阿媽八十歲', 'nei5 aa3 maa1 baat3 sap6 seoi3'],
    ['工商行政管理', 'gung1 soeng1 hang4 zing3 gun2 lei5'],
    ['行業主管部門', 'hong4 jip6 zyu2 gun2 bou6 mun4'],
    ['视为同意', 'si6 wai4 tung4 ji3'],
    ['因为你', 'jan1 wai6 nei5'],
    ['调查结果', 'diu6 caa4 git3 gwo2'],
    ['调整标准', 'tiu4 zing2 biu1 zeon2'],
    ['严重影响', 'jim4 zung6 jing2 hoeng2'],
    ['企业重组', 'kei5 jip6 cung4 zou2'],
    ['秘书长', 'bei3 syu1 zoeng2'],
    ['延长几天', 'jin4 coeng4 gei2 tin1'],
  ])('%s → %s', (text, expected) => {
    expect(said(text, 'yue')).toBe(expected)
  })
})

it('读音和字数对不上的词，说出是哪一行', () => {
  expect(() => readOfficeWords('大鹏\tda4')).toThrow('大鹏\tda4')
})

it('只有表情或出处编号的一句，没有话可说', () => {
  expect(prepareSentence('😊', 'cmn')).toBeUndefined()
  expect(prepareSentence('[1]', 'cmn')).toBeUndefined()
  expect(prepareSentence('好的😊。', 'cmn')?.sentence.text).toBe('好的。')
})

it('英文里的汉字用普通话读', () => {
  const { runs } = pronounce('Ask for 免证办 at the desk.', 'en')
  expect(runs.map(run => run.language)).toEqual(['en', 'cmn', 'en'])
  expect(runs[1]?.syllables?.map(syllable => syllable.say)).toEqual(['mian3', 'zheng4', 'ban4'])
})
