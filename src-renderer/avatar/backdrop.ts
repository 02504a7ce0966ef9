import { CanvasTexture, Mesh, NearestFilter, PlaneGeometry, ShaderMaterial, type Object3D } from 'three'

/**
 * The quiet bay behind her: three hill bands and gold lines on the water, drawn here, no photograph, nothing that moves.
 * Colours are those of the kiosk's day picture (visual.md §14); the same at every size.
 */
const sky = ['#F4F2EC', '#EBEDEE'] as const
const hills = [
  { colour: '#DDE4F0', level: 0.545, swell: 0.05, phase: 0.55, waves: 1.35 },
  { colour: '#CFDBE9', level: 0.62, swell: 0.036, phase: 2.35, waves: 1.7 },
  { colour: '#C5D2E4', level: 0.68, swell: 0.018, phase: 4.4, waves: 2.3 },
] as const
const water = ['#C5D2E4', '#C1CFE3'] as const
const gold = 'rgba(190, 158, 84, 0.5)'
const goldLines = [0.742, 0.765, 0.79, 0.812, 0.84, 0.866, 0.9, 0.935] as const

/** @param width, height  pixels of the picture */
export function drawBay(surface: HTMLCanvasElement, width: number, height: number): void {
  surface.width = Math.max(1, Math.round(width))
  surface.height = Math.max(1, Math.round(height))
  const pen = surface.getContext('2d')
  if (pen === null) return
  const w = surface.width
  const h = surface.height
  const air = pen.createLinearGradient(0, 0, 0, h * 0.6)
  air.addColorStop(0, sky[0])
  air.addColorStop(1, sky[1])
  pen.fillStyle = air
  pen.fillRect(0, 0, w, h)
  for (const hill of hills) {
    pen.fillStyle = hill.colour
    pen.beginPath()
    pen.moveTo(0, h)
    for (let step = 0; step <= 96; step++) {
      const x = step / 96
      // Hills keep their shape on a wide stage: there are more of them, not longer ones.
      const angle = x * hill.waves * 2 * Math.PI * Math.max(0.8, Math.min(2, w / h / 1.2)) + hill.phase
      const crest = Math.sin(angle) + 0.42 * Math.sin(angle * 1.83 + 1.1) + 0.16 * Math.sin(angle * 3.1)
      pen.lineTo(x * w, (hill.level - hill.swell * crest) * h)
    }
    pen.lineTo(w, h)
    pen.fill()
  }
  const sea = pen.createLinearGradient(0, h * 0.72, 0, h)
  sea.addColorStop(0, water[0])
  sea.addColorStop(1, water[1])
  pen.fillStyle = sea
  pen.fillRect(0, h * 0.735, w, h)
  pen.strokeStyle = gold
  pen.lineWidth = Math.max(1, h / 620)
  goldLines.forEach((level, at) => {
    pen.beginPath()
    for (let step = 0; step <= 64; step++) {
      const x = step / 64
      const y = (level + 0.0022 * Math.sin(x * (7 + at) + at * 1.7) + 0.0016 * Math.sin(x * 17 + at)) * h
      if (step === 0) pen.moveTo(0, y)
      else pen.lineTo(x * w, y)
    }
    pen.stroke()
  })
}

export interface Backdrop {
  readonly picture: Object3D
  resize(width: number, height: number): void
  /** The graphics card has forgotten the picture. */
  sendAgain(): void
  dispose(): void
}

/**
 * The picture fills the stage behind everything. It is drawn after the person, so that pixels she covers cost nothing, and
 * copied without a turn through linear light, which in software would cost more than she does.
 * @param surface  a canvas of its own, not the stage's
 */
export function createBackdrop(surface: HTMLCanvasElement): Backdrop {
  const texture = new CanvasTexture(surface)
  texture.generateMipmaps = false
  texture.minFilter = texture.magFilter = NearestFilter
  const geometry = new PlaneGeometry(2, 2)
  const material = new ShaderMaterial({
    uniforms: { picture: { value: texture } },
    vertexShader: 'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 1.0, 1.0); }',
    fragmentShader:
      'varying vec2 at; uniform sampler2D picture; void main() { gl_FragColor = vec4(texture2D(picture, at).rgb, 1.0); }',
    depthWrite: false,
  })
  const picture = new Mesh(geometry, material)
  picture.frustumCulled = false
  picture.renderOrder = 1
  return {
    picture,
    resize(width, height) {
      if (surface.width === Math.round(width) && surface.height === Math.round(height)) return
      drawBay(surface, width, height)
      // The picture has another size now; three keeps the old storage unless the texture is given up first.
      texture.dispose()
      texture.needsUpdate = true
    },
    sendAgain: () => void (texture.needsUpdate = true),
    dispose() {
      texture.dispose()
      geometry.dispose()
      material.dispose()
    },
  }
}
