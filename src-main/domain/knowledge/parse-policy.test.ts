import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFile } from './decode-file.ts'
import { heatingGuide, noArticles, stallRules } from './fixtures.ts'
import { splitFrontMatter } from './front-matter.ts'
import { chineseToNumber, digitsForNumerals } from './numerals.ts'
import { parsePolicy } from './parse-policy.ts'

const read = (text: string, name = '摊点.md') => {
  const result = parsePolicy(name, text)
  if (!result.ok) throw new Error(`${result.violation.code}: ${result.violation.found}`)
  return result.policy
}
const refusal = (text: string) => {
  const result = parsePolicy('文件.md', text)
  return result.ok ? undefined : result.violation
}

describe('读入政策文件', () => {
  const policy = read(stallRules)

  it('读出标题、发文机关、文号和日期', () => {
    expect(policy).toMatchObject({
      code: 'yuntai-stall-2024',
      title: '云台区便民摊点管理办法',
      issuer: '云台区人民政府',
      documentNumber: '云府规〔2024〕3号',
      publishedOn: '2024-03-01',
      effectiveOn: '2024-05-01',
      aliases: ['摊点办法', '摆摊规定'],
      completeness: 'full',
    })
  })

  it('每一条记着条号和所在的章', () => {
    expect(policy.articles.map(a => a.number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(policy.articles[3]).toMatchObject({ heading: '第四条', chapters: ['第二章 摊位申领'], position: 3 })
  })

  it('款是款，项归到它的款里', () => {
    expect(policy.articles[2]?.paragraphs).toEqual([
      {
        text: '申领摊位证的居民应当符合下列条件：',
        items: ['（一）年满十八周岁；', '（二）在本区居住三个月以上；', '（三）未经营其他摊位。'],
      },
    ])
    expect(policy.articles[3]?.paragraphs).toHaveLength(3)
  })

  it('节以下换章时，不带着上一章的节', () => {
    const text = '示例办法\n第一章 总则\n第一节 甲\n第一条 一。\n第二节 乙\n第二条 二。\n第二章 分则\n第三条 三。'
    expect(read(text).articles.map(a => a.chapters)).toEqual([
      ['第一章 总则', '第一节 甲'],
      ['第一章 总则', '第二节 乙'],
      ['第二章 分则'],
    ])
  })

  it('没有条号的办事指南按小标题引用', () => {
    const guide = read(heatingGuide)
    expect(guide.articles.map(a => a.heading)).toEqual(['补贴对象', '补贴标准', '申请方式'])
    expect(guide.articles[0]?.number).toBeUndefined()
    expect(guide).toMatchObject({ completeness: 'excerpt' })
    expect(guide.effectiveOn).toBeUndefined()
  })

  it('没有文件头的纯文本，第一行是标题，条文写在同一行也能读', () => {
    const plain = read('云台区停车办法\n\n第一条 为了停车，制定本办法。\n第二条　停车每小时二元。\n', '停车.txt')
    expect(plain).toMatchObject({ title: '云台区停车办法', code: '停车' })
    expect(plain.articles[1]).toMatchObject({ heading: '第二条', text: '停车每小时二元。' })
  })

  it('条文正文里提到“第三条”不会另起一条', () => {
    const text = '# 办法\n\n## 第一条\n\n第三条规定的人员除外。\n\n## 第二条\n\n无。\n'
    expect(read(text).articles.map(a => a.heading)).toEqual(['第一条', '第二条'])
  })

  it.each([
    ['NO_ARTICLES', noArticles],
    ['EMPTY_FILE', ' \n '],
    ['NOT_TEXT', 'PK\u0003\u0004\u0000\u0000'],
    ['DUPLICATE_ARTICLE', '# 办法\n\n## 第一条\n\n甲。\n\n## 第一条\n\n乙。\n'],
    ['BAD_DATE', '---\ntitle: "办法"\neffective: "2024-02-30"\n---\n\n## 第一条\n\n甲。\n'],
  ])('读不了的文件说明 %s，并告诉人怎么办', (code, text) => {
    const violation = refusal(text)
    expect(violation?.code).toBe(code)
    expect(violation?.expected).not.toBe('')
    expect(violation?.doNext).toMatch(/请|无法/)
  })

  it('文件头只认文字，不执行、不引用、不展开', () => {
    const head = '---\ntitle: !!js/function "function(){}"\na: &x [1,2]\nb: *x\n__proto__: 1\n---\n正文'
    const { fields, body } = splitFrontMatter(head)
    expect(fields.get('title')).toBe('!!js/function "function(){}"')
    expect(fields.get('b')).toBe('*x')
    expect(body).toBe('正文')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('条文里的每个字都在文件里，一个也不多', () => {
    const line = fc.string({
      unit: fc.constantFrom(...'居民应当提交材料一二三年月日，。；：（）'),
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), lines => {
        const body = lines.map((text, i) => `## 第${i + 1}条\n\n${text}\n`).join('\n')
        const result = parsePolicy('x.md', `# 办法\n\n${body}`)
        expect(result.ok).toBe(true)
        if (result.ok) expect(result.policy.articles.map(a => a.text)).toEqual(lines)
      }),
    )
  })

  it('任何文字都不会让读入中断', () => {
    const piece = fc.constantFrom(
      '---\n',
      '# ',
      '## ',
      '第一条',
      '第一章',
      '（一）',
      '\n',
      'title: "',
      '：',
      '甲乙',
      '\u3000',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const result = parsePolicy('x.md', pieces.join(''))
        expect(result.ok ? result.policy.articles.length > 0 : result.violation.doNext.length > 0).toBe(true)
      }),
    )
  })
})

describe('数字', () => {
  it.each([
    ['十', 10],
    ['十五', 15],
    ['二十四', 24],
    ['一百零三', 103],
    ['一千零七十七', 1077],
    ['两万三千', 23_000],
    ['二〇二五', 2025],
    ['60', 60],
  ])('%s 是 %i', (text, value) => expect(chineseToNumber(text)).toBe(value))

  it('只换计数的数字，不换条号', () => {
    expect(digitsForNumerals('第二十条规定领取二十四个月、百分之九十')).toBe('第二十条规定领取24个月、90%')
  })
})

describe('文件编码', () => {
  it('GBK 文件和 UTF-8 文件读出同样的字', () => {
    const gbk = Uint8Array.from([0xbe, 0xd3, 0xd7, 0xa1, 0xd6, 0xa4])
    expect(decodeFile(gbk)).toBe('居住证')
    expect(decodeFile(new TextEncoder().encode('居住证'))).toBe('居住证')
  })
})
