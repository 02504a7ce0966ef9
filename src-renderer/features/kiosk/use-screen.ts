import { computed, onScopeDispose, ref } from 'vue'

/** The screen is laid out at its full size and shown as large as the window lets it be: a trial in a browser looks the same. */
export const screenSizes = { tall: { width: 1080, height: 1920 }, wide: { width: 1920, height: 1080 } } as const

export function useScreen() {
  const size = ref({ width: innerWidth, height: innerHeight })
  const measure = (): void => void (size.value = { width: innerWidth, height: innerHeight })
  addEventListener('resize', measure)
  onScopeDispose(() => removeEventListener('resize', measure))
  const wide = computed(() => size.value.width > size.value.height)
  const style = computed(() => {
    const { width, height } = wide.value ? screenSizes.wide : screenSizes.tall
    const zoom = Math.min(size.value.width / width, size.value.height / height)
    return { width: `${width}px`, height: `${height}px`, zoom: String(zoom) }
  })
  return { wide, style }
}
