import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, screen, type BrowserWindow, type Rectangle } from 'electron'

/** Where a window stood when it was closed; px, in the coordinates of all screens together. */
interface WindowPlace extends Rectangle {
  readonly maximized: boolean
}

function placesFile(): string {
  return path.join(app.getPath('userData'), 'windows.json')
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false
  const place = value as Record<string, unknown>
  return (
    ['x', 'y', 'width', 'height'].every(key => Number.isFinite(place[key])) && typeof place['maximized'] === 'boolean'
  )
}

function readPlaces(): Record<string, unknown> {
  try {
    const places: unknown = JSON.parse(readFileSync(placesFile(), 'utf8'))
    return typeof places === 'object' && places !== null ? { ...places } : {}
  } catch {
    // No file yet, or a damaged one: windows then open where the system puts them.
    return {}
  }
}

/** The remembered place of a window, unless the screen it stood on is gone. */
export function rememberedPlace(name: string): WindowPlace | undefined {
  const place = readPlaces()[name]
  if (!isPlace(place)) return undefined
  const { workArea } = screen.getDisplayMatching(place)
  const stillSeen =
    place.x < workArea.x + workArea.width - 80 &&
    place.x + place.width > workArea.x + 80 &&
    place.y >= workArea.y - 8 &&
    place.y < workArea.y + workArea.height - 40
  return stillSeen ? place : undefined
}

/** Remembers the place when the window closes. */
export function keepPlace(name: string, window: BrowserWindow): void {
  window.on('close', () => {
    const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    mkdirSync(path.dirname(placesFile()), { recursive: true })
    writeFileSync(placesFile(), JSON.stringify({ ...readPlaces(), [name]: place }))
  })
}
