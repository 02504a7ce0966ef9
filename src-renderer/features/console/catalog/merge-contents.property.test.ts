import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemContentSchema, type ItemContent } from '#contract/catalog-item.ts'
import { newMaterial } from './item-defaults.ts'
import { mergeContents } from './merge-contents.ts'

const base: ItemContent = itemContentSchema.parse({
  name: '高龄津贴申领',
  departmentId: 'd1',
  visitCount: 1,
  consultPhone: '0755-1',
  materials: ['身份证', '户口簿', '申请表'].map((name, index) => ({ ...newMaterial(), id: `m${index}`, name })),
})

/** A person's changes: some fields, some papers changed, taken away or added. */
const changes = (who: string) =>
  fc
    .record(
      {
        name: fc.constantFrom('高龄津贴', '老年津贴'),
        visitCount: fc.constantFrom(0, 1, 2, null),
        consultPhone: fc.constantFrom('0755-2', '0755-3'),
        aliases: fc.constant<string[]>(['津贴']),
        gone: fc.constantFrom('m0', 'm1'),
        renamed: fc.constantFrom('m1', 'm2'),
        added: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    .map(({ gone, renamed, added, ...fields }): ItemContent => {
      const kept = base.materials
        .filter(material => material.id !== gone)
        .map(material => (material.id === renamed ? { ...material, name: `${material.name}（${who}）` } : material))
      const extra = added ? [{ ...newMaterial(), id: `new-${who}`, name: `新材料${who}` }] : []
      return { ...base, ...fields, materials: [...kept, ...extra] }
    })

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

describe('两个人改同一份草稿', () => {
  it('各改各的都留下；同一处改得不一样才要人定，并且先留着我的', () => {
    fc.assert(
      fc.property(changes('我'), changes('他'), (mine, theirs) => {
        const { content, conflicts } = mergeContents(base, mine, theirs)
        for (const field of Object.keys(base) as (keyof ItemContent)[]) {
          if (field === 'materials') continue
          const [i, they] = [!same(base[field], mine[field]), !same(base[field], theirs[field])]
          expect(content[field]).toEqual(i ? mine[field] : theirs[field])
          expect(conflicts.includes(field)).toBe(i && they && !same(mine[field], theirs[field]))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('材料一样一样地合并：新加的都在，去掉的都不在，同一样改得不同才要人定', () => {
    fc.assert(
      fc.property(changes('我'), changes('他'), (mine, theirs) => {
        const { content, conflicts } = mergeContents(base, mine, theirs)
        if (conflicts.includes('materials')) {
          expect(content.materials).toEqual(mine.materials)
          return
        }
        const names = content.materials.map(material => material.name)
        for (const side of [mine, theirs])
          for (const material of side.materials)
            if (!base.materials.some(was => same(was, material))) expect(names).toContain(material.name)
        for (const was of base.materials) {
          const both = [mine, theirs].every(side => side.materials.some(one => same(one, was)))
          expect(content.materials.some(one => same(one, was))).toBe(both)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('只有一个人改，合并出来就是他的', () => {
    fc.assert(
      fc.property(changes('我'), mine => {
        expect(mergeContents(base, mine, base)).toEqual({ content: mine, conflicts: [] })
        expect(mergeContents(base, base, mine)).toEqual({ content: mine, conflicts: [] })
      }),
    )
  })
})
