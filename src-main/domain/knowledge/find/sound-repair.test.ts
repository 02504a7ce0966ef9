import { describe, expect, it } from 'vitest'
import { PhraseTable } from './phrase-table.ts'
import { segmenter } from './segment.ts'
import { buildSoundTable, repairBySound } from './sound-repair.ts'

/** Words of texts that sound like what people say about something else. */
const table = buildSoundTable([
  ['几个', 20],
  ['潜能', 3],
  ['相差', 4],
  ['所有', 60],
  ['所在', 80],
  ['两个', 30],
  ['公租房', 12],
  ['召开', 9],
  ['快递', 25],
  ['补贴', 40],
  ['吊销', 18],
])
const repairs = (asked: string) =>
  repairBySound(asked, table, new PhraseTable(), segmenter()).repairs.map(({ heard, meant }) => `${heard}→${meant}`)

describe('听错的字', () => {
  it.each([
    ['取暖补帖多少钱', '补帖→补贴'],
    ['公组房怎么申请', '公组房→公租房'],
    ['驾照被吊消了怎么办', '吊消→吊销'],
    ['寄快弟要看身份证吗', '快弟→快递'],
  ])('%s：%s', (asked, repair) => expect(repairs(asked)).toEqual([repair]))

  it.each([
    '寄个包裹要看身份证吗',
    '烧这些钱能不能少要点',
    '我想查一下交了几年',
    '他们说有批条',
    '去车管所再弄一个',
    '送货的连个电话都不打',
    '在省城打工租房子住',
    '批块地盖房子',
  ])('%s：本来就没有错，不改', asked => expect(repairs(asked)).toEqual([]))
})
