import { checkAvatar, type AvatarReport } from '#avatar/check-avatar.ts'
import { createHostBody } from '#avatar/host-body.ts'

/** What `pengtong host check` asks of a real browser: a report, then her picture. */
declare global {
  interface Window {
    checkFile: (address: string) => Promise<AvatarReport>
    /** Resolves when she has been drawn for a moment. */
    showFile: (address: string, motionAddress: string) => Promise<string>
  }
}

const bytesAt = async (address: string): Promise<ArrayBuffer> => (await fetch(address)).arrayBuffer()

window.checkFile = async address => checkAvatar(await bytesAt(address))
window.showFile = async (address, motionAddress) => {
  const canvas = document.querySelector('canvas')
  if (canvas === null) throw new Error('the page has no stage')
  const body = createHostBody({
    canvas,
    modelUrl: await bytesAt(address),
    gestureUrls: { idle: motionAddress },
    seed: 1,
    reducedMotion: false,
  })
  body.resize(innerWidth, innerHeight, 1)
  const ready = await body.ready
  body.renderFrame(1)
  // A canvas of WebGL can only be read in the task that drew it.
  const picture = canvas.toDataURL('image/png')
  body.dispose()
  return ready.kind === 'body' ? picture : ''
}
