import { pinyin } from 'pinyin-pro'
import ToJyutping from 'to-jyutping'
import { expect, it } from 'vitest'
import { phonemeShapes } from '../phoneme-shapes.ts'
import { acousticsOf } from './phone-acoustics.ts'
import { englishPhones } from './phones-en.ts'
import { cantonesePhones, mandarinPhones } from './phones-zh.ts'

const hanzi =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条呢病始达深完今提求清王化空业思切怎非找片罗钱语元喜曾离飞科言干流欢约各即指合反题必该论交终林请医晚制球决传画保读运及则房早院量苦火布品近坐产答星精视五连司巴奇管类未朋且婚台夜青北队久乎越观落尽形影红爸百令周吧识步希亚术留市半热送兴造谈容极随演收首根讲整式取照办强石古华拿计您装似足双妻尼转诉米称丽客南领节衣站黑刻统断福城故历惊脸选包紧争另建维绝树系伤示愿持千史谁准联妇纪基买志静阿诗独复痛消社算义竟确酒需单治卡幸兰念举仅钟怕共毛句息功官待究跟穿室易游程号居考突皮哪费倒价图具刚脑永歌响商礼细专黄块脚味灵改据般破引食仍存众注笔甚某沉血备习校默务土微娘须试怀料调广苏显赛查密议底列富梦错座参八除跑'

it('普通话每个音节都拆得开，拆出来的音表里都有', () => {
  for (const say of new Set(pinyin(hanzi, { type: 'array', toneType: 'num', v: true }))) {
    const phones = mandarinPhones(say)
    expect(phones, say).not.toEqual([])
    for (const name of phones) expect(Object.keys(phonemeShapes.cmn), `${say} ${name}`).toContain(name.replace('ˈ', ''))
  }
})

it('粤语每个音节都拆得开，入声的收尾闭得上嘴', () => {
  for (const [, reading] of ToJyutping.getJyutpingList(hanzi)) {
    const say = reading?.split(' ')[0]
    if (say === undefined) continue
    const phones = cantonesePhones(say)
    expect(phones, say).not.toEqual([])
    const names = phones.map(name => name.replace(/[ˈ|]/g, ''))
    for (const name of names) expect(Object.keys(phonemeShapes.yue), `${say} ${name}`).toContain(name)
    if (/[pm]\d$/.test(say)) expect(phonemeShapes.yue[names.at(-1) ?? '']?.kind).toBe('closed')
  }
})

it.each([
  ['bump', 'b ˈʌ m p'],
  ['PDF', 'p ˈiː d ˈiː ˈɛ f'],
  ['family', 'f ˈa m ɪ l i'],
  ['photo', 'f ˈɒ t əʊ'],
  ['paper', 'p ˈeɪ p ə'],
  ['form', 'f ˈɔː m'],
])('英语 %s → %s', (word, phones) => {
  expect(englishPhones(word).join(' ')).toBe(phones)
})

it('任何英文单词里的 b p m f v 都有嘴唇的动作', () => {
  for (const word of 'bump map problem improve prefer movement public passport valid receive phone farm above'.split(
    ' ',
  )) {
    const letters =
      word
        .replace(/pp|mm|bb/g, c => c[0] ?? '')
        .replace(/ph/g, 'f')
        .match(/[bpmfv]/g) ?? []
    const lips = englishPhones(word).filter(name => /^[bpmfv]$/.test(name))
    expect(lips, word).toEqual(letters)
  }
})

it('各部分的份额加起来是整个音', () => {
  for (const [language, table] of Object.entries(phonemeShapes)) {
    for (const name of Object.keys(table)) {
      const { parts } = acousticsOf(language as 'cmn', name)
      expect(
        parts.reduce((sum, { share }) => sum + share, 0),
        `${language} ${name}`,
      ).toBeCloseTo(1)
    }
  }
})
