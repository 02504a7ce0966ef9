import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

test('口令对得上自己的摘要，对不上别人的；同一个口令两次摘要不同', async () => {
  const [first, second] = await Promise.all([hashPassword('一句记得住的话'), hashPassword('一句记得住的话')])
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(second).not.toBe(first)
  expect(await Promise.all([verifyPassword('一句记得住的话', first), verifyPassword('另一句话', first)])).toEqual([
    true,
    false,
  ])
})

test('全角半角写法不同的同一个口令算同一个', async () => {
  expect(await verifyPassword('ａｂｃ１２３４５６７', await hashPassword('abc1234567'))).toBe(true)
})

test('不是摘要的，说得出错，之后照样能用', async () => {
  await expect(verifyPassword('一句记得住的话', 'not a hash')).rejects.toThrow()
  expect(await verifyPassword('一句记得住的话', await hashPassword('一句记得住的话'))).toBe(true)
})
