import { createGlobalState, useLocalStorage } from '@vueuse/core'

export type Density = 'compact' | 'normal' | 'roomy'

/** How tall rows are and how large print is: kept by this browser, the same in every open window. */
export const useDensity = createGlobalState(() => ({
  density: useLocalStorage<Density>('pengtong.density', 'compact'),
  largePrint: useLocalStorage('pengtong.large-print', false),
}))
