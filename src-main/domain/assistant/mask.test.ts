import { describe, expect, it } from 'vitest'
import { maskPerson } from './mask.ts'

describe('记下的问题里没有人', () => {
  it.each([
    ['我是王小明，储物柜在哪?', '我是〔姓名〕,储物柜在哪?'],
    ['我是孕小明，储物柜在哪?', '我是〔姓名〕,储物柜在哪?'],
    ['我叫欧阳雪', '我叫〔姓名〕'],
    ['我叫学生', '我叫〔姓名〕'],
    ['电话13800138000', '电话〔电话〕'],
  ])('%s → %s', (asked, kept) => expect(maskPerson(asked)).toBe(kept))

  it.each([
    '我是孕妇，可以优先办理吗?',
    '我是大学生，怎么落户?',
    '我是业主',
    '我是监护人。要带什么材料?',
    '我是台湾人 能办居住证吗',
  ])('%s：说的是身份，不是名字，留着才知道问的是什么', asked => expect(maskPerson(asked)).not.toContain('姓名'))
})
