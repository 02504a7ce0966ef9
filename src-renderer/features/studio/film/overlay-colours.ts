/** Colours of what stands over a film, read from the tokens of the page: no colour is named here. */
export interface OverlayColours {
  readonly label: { readonly plate: string; readonly ink: string }
  readonly caption: { readonly plate: string; readonly ink: string }
}

/** @param element  any element of the page that carries the tokens */
export function overlayColours(element: Element): OverlayColours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--pt-${name}`).trim()
  const caption = { plate: token('caption-plate'), ink: token('caption-ink') }
  return { label: { plate: token('film-label-plate'), ink: token('film-label-ink') }, caption }
}
