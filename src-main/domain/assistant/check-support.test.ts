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
