import { describe, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useFilledForm } from './use-filled-form.ts'

type Saved = { id: string; title: string; revision: number }
const first: Saved = { id: 'a', title: '储物柜', revision: 1 }

function opened(saved: Saved | undefined, blank?: { title: string }) {
  const told = shallowRef(saved)
  const filled = useFilledForm(
    () => told.value,
    ({ title }: Saved) => ({ title }),
    { identity: ({ id }) => id, ...(blank === undefined ? {} : { blank }) },
  )
  const tell = async (next: Saved): Promise<void> => {
    told.value = next
    await nextTick()
  }
  const type = (title: string): void => void (filled.form.value = { title })
  return { ...filled, tell, type }
}

describe('填在表里的话', () => {
  it('记录没到，表不出来；到了就填上', async () => {
    const { form, tell } = opened(undefined)
    expect(form.value).toBeUndefined()
    await tell(first)
    expect(form.value).toEqual({ title: '储物柜' })
  })

  it('还没动过，同事存了新的，表跟着新', async () => {
    const { form, base, tell } = opened(first)
    await tell({ ...first, title: '储物间', revision: 2 })
    expect(form.value).toEqual({ title: '储物间' })
    expect(base.value?.revision).toBe(2)
  })

  it('已经写了，再告诉一遍也不盖掉；存的时候还是按当初那一版', async () => {
    const { form, base, tell, type } = opened(first)
    type('储物柜在一层')
    await tell({ ...first, title: '储物间', revision: 2 })
    expect(form.value).toEqual({ title: '储物柜在一层' })
    expect(base.value?.revision).toBe(1)
  })

  it('存好了，表是存下的样子；等的时候又写了，留着，下次按新的一版存', async () => {
    const { form, base, stand, accept, tell, type } = opened(first)
    type(' 储物柜在一层 ')
    accept({ ...first, title: '储物柜在一层', revision: 2 }, stand())
    expect(form.value).toEqual({ title: '储物柜在一层' })
    const sent = stand()
    type('储物柜在二层')
    accept({ ...first, title: '储物柜在一层', revision: 3 }, sent)
    await tell({ ...first, title: '储物柜在一层', revision: 3 })
    expect(form.value).toEqual({ title: '储物柜在二层' })
    expect(base.value?.revision).toBe(3)
  })

  it('换了一条，填那一条的；新写的从空白开始', async () => {
    const { form, tell, type } = opened(undefined, { title: '市民问的' })
    expect(form.value).toEqual({ title: '市民问的' })
    type('储物柜')
    await tell(first)
    type('改了')
    await tell({ ...first, id: 'b', title: '停车' })
    expect(form.value).toEqual({ title: '停车' })
  })
})
