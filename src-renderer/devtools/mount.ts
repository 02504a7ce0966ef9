import { createHostBody } from '#avatar/host-body.ts'

/** An empty stage for tests: they bring their own model and clock. */
declare global {
  interface Window {
    createHostBody: typeof createHostBody
  }
}
window.createHostBody = createHostBody
document.querySelector('#panel')?.remove()
