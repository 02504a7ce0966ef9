import { describe, expect, it } from 'vitest'
import { bodyWithMotions, watch } from '#tests/helpers/watched-body.ts'

describe('说话时的脸随着回答', () => {
  it('好消息，一秒里看得出笑容；接着是抱歉的话，一秒里笑容退尽', async () => {
    const body = await bodyWithMotions(5)
    body.presence.set('speaking')
    body.reset()
    watch(body, 1, 30)
    expect(body.shown('happy')).toBeLessThan(0.05)
    body.presence.setMood('glad')
    watch(body, 1, 30)
    expect(body.shown('happy')).toBeGreaterThan(0.3)
    body.presence.setMood('regretful')
    watch(body, 1, 30)
    expect(body.shown('happy')).toBeLessThan(0.05)
  })

  it('听人说话的时候，脸不跟着上一个回答走', async () => {
    const body = await bodyWithMotions(5)
    body.presence.setMood('glad')
    body.presence.set('listening')
    body.reset()
    watch(body, 1, 30)
    expect(body.shown('happy')).toBeLessThan(0.05)
  })
})
