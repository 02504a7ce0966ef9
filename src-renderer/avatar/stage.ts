import {
  AmbientLight,
  Color,
  DirectionalLight,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
  type Material,
  type Mesh,
  type Object3D,
} from 'three'
import { createBackdrop, type Backdrop } from './backdrop.ts'
import { framePerson, type BodyHeights, type Standing } from './framing.ts'
import { materialsOf } from './load-vrm.ts'
import { createPlainShading, type PlainShading } from './plain-toon.ts'

/** `bay` is the hall's picture, `clear` is transparent (films with alpha), a colour such as `#00B140` is a plain screen. */
export type Ground = 'bay' | 'clear' | `#${string}`

export interface StageOptions {
  readonly canvas: HTMLCanvasElement
  readonly ground: Ground
  /** Smooth edges by multisampling; `auto` leaves it off where the processor draws, as it costs most there. */
  readonly smoothEdges: boolean | 'auto'
  readonly onLost: () => void
  readonly onRestored: () => void
}

export interface Stage {
  /** No graphics card: pictures are drawn by the processor. */
  readonly software: boolean
  readonly lost: boolean
  readonly camera: PerspectiveCamera
  put(person: Object3D, heights: BodyHeights): void
  setStanding(standing: Standing): void
  /** CSS pixels and drawing pixels per CSS pixel. */
  resize(width: number, height: number, pixelRatio: number): void
  /** What is left out where the processor draws; a film leaves nothing out. */
  setDetail(detail: { readonly outline: boolean; readonly plain: boolean }): void
  render(): void
  /** RGBA, bottom row first, of the picture just rendered; in software several times faster than reading the canvas. */
  readPixels(into: Uint8Array): void
  readonly drawingWidth: number
  readonly drawingHeight: number
  dispose(): void
}

const fieldOfView = 20

/** @throws Error when the browser gives no WebGL2 */
export function createStage(options: StageOptions): Stage {
  const { canvas, ground } = options
  const software = drawsInSoftware()
  const renderer = new WebGLRenderer({
    canvas,
    antialias: options.smoothEdges === 'auto' ? !software : options.smoothEdges,
    alpha: ground === 'clear',
    powerPreference: 'high-performance',
  })
  // Asking for a program's log waits for the compiler; a program that fails shows as a missing part in the pictures of the tests.
  renderer.debug.checkShaderErrors = false
  const scene = new Scene()
  const camera = new PerspectiveCamera(fieldOfView, 1, 0.1, 30)
  // Light rig of avatar-foundry §10: a high soft key from her left, and a little from everywhere.
  const key = new DirectionalLight(0xffffff, 0.92 * Math.PI)
  key.position.set(0.55, 1, 1.6)
  scene.add(key, new AmbientLight(0xffffff, 0.12 * Math.PI))
  let backdrop: Backdrop | undefined
  if (ground === 'bay') {
    backdrop = createBackdrop(canvas.ownerDocument.createElement('canvas'))
    scene.add(backdrop.picture)
  } else if (ground === 'clear') renderer.setClearColor(0x000000, 0)
  else scene.background = new Color(ground)

  const outlines: Material[] = []
  let shading: PlainShading | undefined
  let heights: BodyHeights = { top: 1.64, eyes: 1.49, hips: 0.87, knees: 0.46 }
  let standing: Standing = 'centre'
  let width = 1
  let height = 1
  let ratio = 1
  let lost = false

  const frame = (): void => {
    const framing = framePerson(width, height, heights, standing)
    const distance = (height * framing.metresPerPixel) / (2 * Math.tan((fieldOfView * Math.PI) / 360))
    camera.aspect = width / height
    // A little below the eyes and level: nobody looks down on her, and the shift keeps verticals upright.
    const drop = 0.12
    camera.position.set(0, heights.eyes - drop, distance)
    camera.lookAt(0, heights.eyes - drop, 0)
    const eyesFromCentre = framing.eyesFromTop - height / 2 + drop / framing.metresPerPixel
    camera.setViewOffset(width, height, width / 2 - framing.middleFromLeft, -eyesFromCentre, width, height)
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
  }
  const onLost = (event: Event): void => {
    event.preventDefault() // Without this the browser never gives the context back.
    lost = true
    options.onLost()
  }
  const onRestored = (): void => {
    lost = false
    backdrop?.sendAgain()
    options.onRestored()
  }
  canvas.addEventListener('webglcontextlost', onLost)
  canvas.addEventListener('webglcontextrestored', onRestored)

  return {
    software,
    camera,
    get lost() {
      return lost
    },
    get drawingWidth() {
      return renderer.domElement.width
    },
    get drawingHeight() {
      return renderer.domElement.height
    },
    put(person, measured) {
      heights = measured
      scene.add(person)
      person.traverse(node => {
        if (!('isMesh' in node)) return
        for (const material of materialsOf(node as Mesh)) {
          if ('isOutline' in material && material.isOutline === true) outlines.push(material)
        }
      })
      shading?.dispose()
      shading = createPlainShading(person, key.position)
      frame()
    },
    setStanding(next) {
      standing = next
      frame()
    },
    resize(nextWidth, nextHeight, pixelRatio) {
      width = Math.max(1, Math.floor(nextWidth))
      height = Math.max(1, Math.floor(nextHeight))
      ratio = pixelRatio
      renderer.setPixelRatio(ratio)
      renderer.setSize(width, height, false)
      backdrop?.resize(renderer.domElement.width, renderer.domElement.height)
      frame()
    },
    setDetail({ outline, plain }) {
      for (const material of outlines) material.visible = outline
      shading?.use(plain)
    },
    render() {
      if (!lost) renderer.render(scene, camera)
    },
    readPixels(into) {
      const gl = renderer.getContext()
      gl.readPixels(0, 0, renderer.domElement.width, renderer.domElement.height, gl.RGBA, gl.UNSIGNED_BYTE, into)
    },
    dispose() {
      canvas.removeEventListener('webglcontextlost', onLost)
      canvas.removeEventListener('webglcontextrestored', onRestored)
      backdrop?.dispose()
      shading?.dispose()
      renderer.dispose()
    },
  }
}

let knownSoftware: boolean | undefined
/** Asks a context of its own, because the answer decides how the real one is made. Asked once a page. */
function drawsInSoftware(): boolean {
  if (knownSoftware !== undefined) return knownSoftware
  const gl = document.createElement('canvas').getContext('webgl2')
  const names = gl?.getExtension('WEBGL_debug_renderer_info')
  const renderer = gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : ''
  gl?.getExtension('WEBGL_lose_context')?.loseContext()
  knownSoftware = /swiftshader|llvmpipe|software|basic render/i.test(renderer)
  return knownSoftware
}
