import { describe, expect, it } from 'vitest'
import { normalise } from '#domain/knowledge/index.ts'
import { createItemFinder } from './match-item.ts'
import type { ItemName, ItemQuery } from './ports.ts'

const named = (name: string, ...aliases: string[]): ItemName => ({
  itemCode: name,
  name,
  departmentName: '区民政局',
  aliases,
})
const finder = createItemFinder(async () => [
  named('高龄津贴申领', '敬老金', '生果金'),
  named('高龄津贴停发'),
  named('高龄津贴信息变更'),
  named('老年人优待证首次申领'),
  named('食品经营许可（新办）'),
  named('食品经营许可（注销）'),
])

/** A question cut into groups by spaces, each group one word of full weight. */
const asked = (words: string): ItemQuery => ({
  wording: normalise(words.replaceAll(' ', '')),
  groups: words.split(' ').map(label => ({ label, weight: 1, terms: [{ text: label, weight: 1 }] })),
})
const bestFor = async (words: string) => (await finder.find(asked(words), 3))[0]?.item.name

describe('which item a question is about', () => {
  it.each([
    ['高龄津贴', '高龄津贴申领'],
    ['妈妈 80岁 高龄津贴', '高龄津贴申领'],
    ['老人 高龄津贴', '高龄津贴申领'],
    ['高龄津贴 停发', '高龄津贴停发'],
    ['生果金', '高龄津贴申领'],
    ['妈妈 老年人优待证', '老年人优待证首次申领'],
    ['食品经营许可（注销）', '食品经营许可（注销）'],
  ])('“%s” is about %s', async (words, item) => {
    expect(await bestFor(words)).toBe(item)
  })

  it('who asks is no reason to name an item that nobody named', async () => {
    expect(await bestFor('妈妈 80岁 疫苗')).toBeUndefined()
  })
})
