import type { Drawn } from '#devtools/drawn.ts'
import { openDevtools } from '#tests/helpers/devtools.ts'
import { quantile, type Figure } from './figure.ts'

/** The light form as the program itself draws it by the processor: plain shading, no outline, her idle stance, 720 × 1280. */
export async function measureDrawnHosts(ids: readonly string[]): Promise<Figure[]> {
  const devtools = await openDevtools()
  try {
    const figures: Figure[] = []
    for (const id of ids) {
      // A page of its own: what the last host compiled would be there already.
      const page = await devtools.browser.newPage({ viewport: { width: 720, height: 1280 } })
      await page.goto(devtools.addressOf('drawn.html'))
      await page.waitForFunction("'measureDrawn' in window")
      const at = `/avatars/${id}`
      const call = `window.measureDrawn('${at}/model-light.vrm', { idle: '${at}/gestures/idle.vrma' }, true, 1)`
      const drawn = await page.evaluate<Drawn>(call)
      await page.close()
      figures.push(
        { name: `${id}: first picture as the program draws it`, value: drawn.first, unit: 'ms', goal: '≤ 700' },
        { name: `${id}: of it reading the file`, value: drawn.read, unit: 'ms', goal: '' },
        {
          name: `${id}: a picture as the program draws it, 720 × 1280, p50`,
          value: quantile(drawn.samples, 0.5),
          unit: 'ms',
          goal: '≤ 28',
        },
      )
    }
    return figures
  } finally {
    await devtools.close()
  }
}
