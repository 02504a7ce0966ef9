import type { Page } from 'playwright-core'

/** What the hall screen shows for moments only; who looks now and then misses it. */
export type ShownMoment = 'dialogue' | 'microphone' | 'ear' | 'heard' | 'label'
type Shown = Record<ShownMoment, string[]>

/** Writes down, in the page itself, every state that the hall screen passes through from now on. */
export async function watchScreen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shown: Shown = { dialogue: [], microphone: [], ear: [], heard: [], label: [] }
    const place = globalThis as unknown as { shownOnScreen: Shown; watching?: true }
    place.shownOnScreen = shown
    if (place.watching) return
    place.watching = true
    const look = (): void => {
      const kiosk = document.querySelector('.kiosk')
      const label = document.querySelector('[data-ai-label]')
      const now: Record<keyof Shown, string | null | undefined> = {
        dialogue: kiosk?.getAttribute('data-dialogue'),
        microphone: document.querySelector('[data-panel=listening]')?.getAttribute('data-microphone'),
        ear: kiosk?.getAttribute('data-ear'),
        heard: document.querySelector('[data-heard]')?.textContent?.trim(),
        // How large the label stands there.
        label: label ? getComputedStyle(label).fontSize : undefined,
      }
      for (const [moment, value] of Object.entries(now) as [keyof Shown, string | null | undefined][]) {
        const known = place.shownOnScreen[moment]
        if (value && known.at(-1) !== value) known.push(value)
      }
    }
    look()
    new MutationObserver(look).observe(document.documentElement, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  })
}

/** Everything of one kind that was shown since the screen has been watched, in order. */
export function shownSoFar(page: Page, moment: ShownMoment): Promise<string[]> {
  return page.evaluate(
    wanted => (globalThis as unknown as { shownOnScreen: Record<string, string[]> }).shownOnScreen[wanted] ?? [],
    moment,
  )
}
