/**
 * Looks at an avatar in a real browser: `node avatars/foundry/look.ts [sheet …] [--id xiaozheng] [--to folder]`.
 * Sheets: head, bust, body, back, collar, kiosk, face, visemes, mouth, gaze, gestures, hands, contact, preview. Pictures land in
 * `.cache/look/` as PNG, with `--webp` as `<id>-<sheet>.webp`; `--light` looks at the light form; `preview` writes preview.webp.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { EXPRESSIONS } from './face-state.ts'
import { openLookPage, previewTile } from './look-page.ts'

type Tile = Record<string, unknown>
const root = fileURLToPath(new URL('../../', import.meta.url))

const CLOSE = { w: 300, h: 340, target: [0, 1.475, 0.02], distance: 0.95, yaw: 12 }

function tilesOf(sheet: string, id: string): { tiles: Tile[]; columns: number } {
  const folder = path.join(root, 'avatars', id, 'gestures')
  const clips = existsSync(folder) ? readdirSync(folder).sort() : []
  const idle = clips.includes('idle.vrma') ? { clip: `/avatars/${id}/gestures/idle.vrma`, time: 0 } : {}
  switch (sheet) {
    case 'bust':
      return {
        columns: 4,
        tiles: [0, 22, 45, 90].map(yaw => ({ w: 460, h: 560, yaw, target: [0, 1.42, 0], distance: 1.55, ...idle })),
      }
    case 'head':
      return {
        columns: 2,
        tiles: [0, 35].map(yaw => ({ w: 760, h: 860, yaw, target: [0, 1.485, 0], distance: 1.0, ...idle })),
      }
    case 'contact': {
      const seen = { w: 240, h: 300, ...idle }
      const view = (yaw: number): Tile => ({ ...seen, yaw, target: [0, 0.83, 0], distance: 5.2, label: `body ${yaw}°` })
      const bust = (yaw: number): Tile => ({ ...seen, yaw, target: [0, 1.42, 0], distance: 1.6, label: `${yaw}°` })
      const face = (name: string): Tile => ({
        ...seen,
        yaw: 12,
        target: [0, 1.475, 0.02],
        distance: 0.95,
        label: name,
        expressions: { [name]: 1 },
      })
      const faces = ['happy', 'joy', 'relaxed', 'surprised', 'sad', 'blink', 'aa', 'ih', 'ou', 'ee', 'oh', 'PP', 'FF']
      return {
        columns: 7,
        tiles: [...[0, 35, 90, 180].map(view), ...[0, 35, 90, 180].map(bust), ...faces.map(face)],
      }
    }
    case 'collar':
      return {
        columns: 3,
        tiles: [0, 40, 180].map(yaw => ({ w: 520, h: 420, yaw, target: [0, 1.29, 0], distance: 0.95, ...idle })),
      }
    case 'back':
      return {
        columns: 3,
        tiles: [135, 180, 225].map(yaw => ({ w: 460, h: 560, yaw, target: [0, 1.42, 0], distance: 1.55, ...idle })),
      }
    case 'body':
      return {
        columns: 5,
        tiles: [
          ...[0, 35, 90, 180].map(yaw => ({ w: 340, h: 700, yaw, target: [0, 0.83, 0], distance: 5, ...idle })),
          { w: 340, h: 700, target: [0, 0.83, 0], distance: 5 },
        ],
      }
    case 'kiosk':
      return { columns: 1, tiles: [{ w: 810, h: 1080, target: [0, 1.29, 0], distance: 2.3, ...idle }] }
    case 'face':
    case 'visemes': {
      const mouth = ['aa', 'ih', 'ou', 'ee', 'oh', 'PP', 'FF']
      const names = EXPRESSIONS.map(e => e.name).filter(n =>
        sheet === 'visemes' ? mouth.includes(n) : !mouth.includes(n),
      )
      const kept = names.filter(n => !n.startsWith('look'))
      return { columns: 5, tiles: kept.map(name => ({ ...CLOSE, label: name, expressions: { [name]: 1 } })) }
    }
    case 'mouth':
      return {
        columns: 4,
        tiles: ['neutral', 'aa', 'ee', 'happy', 'joy', 'oh', 'FF', 'PP'].map(name => ({
          w: 300,
          h: 220,
          target: [0, 1.43, 0.05],
          distance: 0.45,
          label: name,
          expressions: { [name]: 1 },
        })),
      }
    case 'gaze':
      return {
        columns: 4,
        tiles: [
          { label: 'left', gaze: [40, 0] },
          { label: 'right', gaze: [-40, 0] },
          { label: 'up', gaze: [0, -40] },
          { label: 'down', gaze: [0, 40] },
          { label: 'blink .5', expressions: { blink: 0.5 } },
          { label: 'relaxed .4', expressions: { relaxed: 0.4 } },
          { label: 'yaw 35 left', gaze: [40, 0], yaw: 35 },
          { label: 'yaw 60', yaw: 60 },
        ].map(t => ({ ...CLOSE, w: 380, h: 300, target: [0, 1.485, 0.02], distance: 0.62, yaw: 0, ...t })),
      }
    case 'gestures':
      return {
        columns: 5,
        tiles: clips.map(c => ({
          w: 340,
          h: 420,
          target: [0, 1.2, 0],
          distance: 3.2,
          label: c,
          clip: `/avatars/${id}/gestures/${c}`,
          time: c.startsWith('nod') ? 0.3 : c.startsWith('idle') ? 0 : 0.95,
        })),
      }
    case 'hands':
      return {
        columns: 4,
        tiles: [
          { yaw: 0, pitch: 60 },
          { yaw: 0, pitch: -60 },
          { yaw: 60, pitch: 10 },
          { target: [0.4, 1.29, 0], distance: 1.6 },
        ].map(t => ({ w: 380, h: 340, target: [0.68, 1.285, 0], distance: 0.7, ...t })),
      }
    default:
      throw new Error(`no sheet is called ${sheet}`)
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    id: { type: 'string', default: 'xiaozheng' },
    light: { type: 'boolean', default: false },
    webp: { type: 'boolean', default: false },
    to: { type: 'string', default: path.join(root, '.cache', 'look') },
  },
})

const { page, close } = await openLookPage()
try {
  const seen: unknown = await page.evaluate(
    `window.load('/avatars/${values.id}/${values.light ? 'model-light' : 'model'}.vrm')`,
  )
  console.log(JSON.stringify(seen).length > 0 ? 'loaded' : '')
  mkdirSync(values.to, { recursive: true })
  for (const sheet of positionals.length > 0 ? positionals : ['bust']) {
    const preview = sheet === 'preview'
    const { tiles, columns } = preview ? { columns: 1, tiles: [previewTile(values.id)] } : tilesOf(sheet, values.id)
    const url: unknown = await page.evaluate(
      `window.sheet(${JSON.stringify(tiles)}, ${columns}, ${preview || values.webp ? "'image/webp'" : "'image/png'"})`,
    )
    const bytes = Buffer.from(String(url).split(',')[1] ?? '', 'base64')
    const file = preview
      ? path.join(root, 'avatars', values.id, 'preview.webp')
      : path.join(
          values.to,
          `${values.webp ? `${values.id}-` : ''}${sheet}${values.light ? '-light' : ''}.${values.webp ? 'webp' : 'png'}`,
        )
    writeFileSync(file, bytes)
    console.log(file)
  }
} finally {
  await close()
}
