import { createHostBody, type HostBody } from '#avatar/host-body.ts'

/** The avatar every part is watched on; `?avatar=<id>` takes another one. */
const avatar = new URLSearchParams(location.search).get('avatar') ?? 'xiaozheng'
const motions = import.meta.glob<string>('/avatars/*/gestures/*.vrma', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** A live body on the page's canvas, and a line of text that `show` keeps up to date. */
export function openBench(seed = 1): { body: HostBody; panel: HTMLElement; show: (text: string) => void } {
  const canvas = document.querySelector<HTMLCanvasElement>('#stage')
  const panel = document.querySelector<HTMLElement>('#panel')
  if (canvas === null || panel === null) throw new Error('the page has no #stage or no #panel')
  const gestureUrls: Record<string, string> = {}
  for (const [file, url] of Object.entries(motions)) {
    const name = /^\/avatars\/([^/]+)\/gestures\/(.+)\.vrma$/.exec(file)
    if (name?.[1] === avatar && name[2] !== undefined) gestureUrls[name[2]] = url
  }
  const modelUrl = `/avatars/${avatar}/model.vrm`
  const body = createHostBody({ canvas, modelUrl, gestureUrls, seed, reducedMotion: false })
  const fit = (): void => body.resize(canvas.clientWidth, canvas.clientHeight)
  new ResizeObserver(fit).observe(canvas)
  const text = panel.appendChild(document.createElement('pre'))
  void body.ready.then(ready => {
    if (ready.kind === 'picture') text.textContent = ready.picture?.reason ?? ''
    body.start()
  })
  return { body, panel, show: line => void (text.textContent = line) }
}

export function addButton(panel: HTMLElement, label: string, act: () => void): void {
  const button = panel.appendChild(document.createElement('button'))
  button.textContent = label
  button.addEventListener('click', act)
}

/** Calls `each` with the page's frames. */
export function everyFrame(each: () => void): void {
  const frame = (): void => {
    each()
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

/** Draws values 0…1 as a line; `times` are the x of its points, from 0 to the last. */
export function drawLine(panel: HTMLElement, values: readonly number[]): void {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 320 120')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline')
  line.setAttribute('points', values.map((value, at) => `${(at / values.length) * 320},${110 - value * 100}`).join(' '))
  line.setAttribute('fill', 'none')
  line.setAttribute('stroke', 'currentColor')
  svg.append(line)
  panel.append(svg)
}
