import { useLocalStorage, usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, watchEffect } from 'vue'
import { useDensity } from '#composables/use-density.ts'
import { setLocale, type Locale } from '#i18n/index.ts'
import { darkColours, lightColours } from './tokens.ts'

export type { Density } from '#composables/use-density.ts'
export type Theme = 'system' | 'light' | 'dark'

/** How this person likes the program on this machine; kept here, never at the hub. */
export const usePreferences = defineStore('preferences', () => {
  const theme = useLocalStorage<Theme>('pengtong.theme', 'system')
  const { density, largePrint } = useDensity()
  const navCollapsed = useLocalStorage('pengtong.nav-collapsed', false)
  const peekWidth = useLocalStorage('pengtong.peek-width', 376)
  const locale = useLocalStorage<Locale>('pengtong.locale', 'zh-CN')
  const systemDark = usePreferredDark()
  const dark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemDark.value))

  watchEffect(() => {
    const root = document.documentElement
    root.dataset['theme'] = dark.value ? 'dark' : 'light'
    root.dataset['mode'] = largePrint.value ? 'large' : ''
    root.dataset['density'] = density.value
    root.lang = locale.value
    setLocale(locale.value)
    const colours = dark.value ? darkColours : lightColours
    // The system draws the window's buttons; they take the colour of the desk they stand on.
    window.postMessage(
      { kind: 'pengtong:title-bar', color: colours['canvas'], symbolColor: colours['t1'] },
      window.location.origin,
    )
  })

  return {
    theme,
    dark,
    largePrint,
    density,
    navCollapsed,
    peekWidth,
    locale,
    toggleTheme: () => (theme.value = dark.value ? 'light' : 'dark'),
    toggleLargePrint: () => (largePrint.value = !largePrint.value),
    toggleNav: () => (navCollapsed.value = !navCollapsed.value),
    toggleLocale: () => (locale.value = locale.value === 'en' ? 'zh-CN' : 'en'),
  }
})
