import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLookPage, previewTile } from '#avatars/foundry/look-page.ts'
import { PRESETS } from '#avatars/foundry/presets/index.ts'

interface Loaded {
  readonly expressions: string[]
  readonly bones: string[]
}

describe('数字人形象在真的浏览器里', () => {
  let look: Awaited<ReturnType<typeof openLookPage>>
  beforeAll(async () => {
    look = await openLookPage()
  })
  afterAll(async () => {
    await look.close()
  })
  const call = <T>(name: string, ...values: unknown[]): Promise<T> =>
    look.page.evaluate<T>(`window.${name}(${values.map(v => JSON.stringify(v)).join(', ')})`)

  it.each(PRESETS.map(p => p.id))('%s 的两种模型都读得进来，表情和骨骼齐全', async id => {
    for (const file of ['model-light.vrm', 'model.vrm']) {
      const { expressions, bones } = await call<Loaded>('load', `/avatars/${id}/${file}`)
      expect(expressions).toEqual(expect.arrayContaining(['happy', 'blink', 'aa', 'lookDown', 'joy', 'PP', 'FF']))
      expect(expressions).toHaveLength(21)
      expect(bones).toHaveLength(54)
    }
  })

  it.each(PRESETS.map(p => p.id))('%s 的样子没有悄悄变：和存下的照片对得上', async id => {
    await call('load', `/avatars/${id}/model.vrm`)
    const same = await call<{ mean: number; far: number }>('compare', previewTile(id), `/avatars/${id}/preview.webp`)
    expect(same.mean).toBeLessThan(2)
    expect(same.far).toBeLessThan(0.01)
    // The scale works: another stance is far from the kept picture.
    const tile = { ...previewTile(id), yaw: 30 }
    const other = await call<{ mean: number; far: number }>('compare', tile, `/avatars/${id}/preview.webp`)
    expect(other.mean).toBeGreaterThan(4)
  })
})
