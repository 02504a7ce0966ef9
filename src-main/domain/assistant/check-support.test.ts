import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSentence, cutSentences } from './check-support.ts'
import { endpointAddress } from './rules.ts'

describe('模型的话要有依据', () => {
  const passages = [{ number: 1, label: '办法 第四条', text: '应当自收到申请之日起五个工作日内作出决定。' }]
  it.each([
    ['五个工作日内作出决定[1]。', true],
    ['5个工作日内作出决定。[1]', true],
    ['三个工作日内作出决定[1]。', false],
    ['五个工作日内作出决定。', false],
    ['五个工作日内作出决定[2]。', false],
    ['您一定能办成[1][7]。', false],
  ])('%s → %s', (sentence, passes) => expect('text' in checkSentence(sentence, passages)).toBe(passes))

  const rule = [
    { number: 1, label: '《摊位办法》 第五条', text: '摊位证不得出借。补领不收取费用，应当由本人到云台区城管局申请。' },
  ]
  it.each([
    ['摊位证不得出借给他人[1]。', true, '说了不得，原文有'],
    ['补领是免费的，由本人申请[1]。', true, '免费就是不收取费用'],
    ['《摊位办法》规定，补领不收取费用[1]。', true, '引的名字在出处里'],
    ['摊位证可以出借，由市长批准即可[1]。', false, '大半的话原文没有'],
    ['根据《城市管理法》，补领不收取费用[1]。', false, '引了别的法'],
    ['补领<b>不收取</b>费用[1]。', false, '夹带网页代码'],
    ['补领不收取费用，详情 https://x.example[1]。', false, '夹带网址'],
  ])('%s → %s（%s）', (sentence, passes) => expect('text' in checkSentence(sentence, rule)).toBe(passes))
  it('原文没有禁止，就不能说禁止；原文没有免，就不能说免', () => {
    const plain = [{ number: 1, label: '办法 第四条', text: '申请人到窗口提交申请表。' }]
    expect('rejected' in checkSentence('申请人不得到窗口提交申请表[1]。', plain)).toBe(true)
    expect('rejected' in checkSentence('申请人到窗口免交申请表[1]。', plain)).toBe(true)
    expect('rejected' in checkSentence('Submitting the form is free of charge[1].', plain)).toBe(true)
  })

  it('断在哪里都切成同样的句子', () => {
    const text = '第一句话[1]。第二句话。[1]第三句[1]！'
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }), sizes => {
        const out: string[] = []
        let pending = ''
        let at = 0
        for (const size of [...sizes, text.length]) {
          pending += text.slice(at, at + size)
          at += size
          const cut = cutSentences(pending, false)
          out.push(...cut.sentences)
          pending = cut.rest
        }
        out.push(...cutSentences(pending, true).sentences)
        expect(out).toEqual(['第一句话[1]。', '第二句话。[1]', '第三句[1]！'])
      }),
    )
  })

  it.each([
    ['https://models.example/v1/', 'https://models.example/v1'],
    ['http://127.0.0.1:8000/v1', 'http://127.0.0.1:8000/v1'],
    ['http://192.168.3.4/v1', 'http://192.168.3.4/v1'],
    ['http://models.example/v1', undefined],
    ['https://user:pass@models.example', undefined],
    ['file:///etc/passwd', undefined],
    ['https://models.example/v1?key=1', undefined],
  ])('地址 %s → %s', (text, address) => expect(endpointAddress(text)).toBe(address))
})
