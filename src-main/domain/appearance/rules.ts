import { BrokenAvatar, checkAvatarBytes, largestBodyBytes, readLicence } from '#contract/avatar-file.ts'
import type { AppearancePlace, Dress } from '#contract/appearance.ts'
import { licenceFindings } from '#contract/licence-terms.ts'
import { ok, violation, type Result } from '#kernel/result.ts'

/** How a place is written in the store: `film`, or `film:<announcement>` for one alone. */
export const placeKey = (place: AppearancePlace, of: string | null): string => (of === null ? place : `${place}:${of}`)

/** Contrast at which the white letters of the name plate are read from a step away (WCAG 2.2, 1.4.3, large text). */
const plateContrast = 3
/** Cloth under a white collar must still be told from it. */
const clothContrast = 2

/** Contrast of white against a colour `#rrggbb`, 1…21 (WCAG 2.2, relative luminance). */
export function contrastWithWhite(colour: string): number {
  const channel = (at: number): number => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
}

/** Colours in which the name plate can be read and the collar be seen. */
export function checkDress(dress: Dress): Result<Dress> {
  if (dress.neckwear !== null && contrastWithWhite(dress.neckwear) < plateContrast)
    return violation('DRESS_REFUSED', { problem: 'plate-pale', text: dress.neckwear })
  if (dress.cloth !== null && contrastWithWhite(dress.cloth) < clothContrast)
    return violation('DRESS_REFUSED', { problem: 'cloth-pale', text: dress.cloth })
  return ok(dress)
}

/** A file that may stand in a hall, with what to know of it; terms that forbid this use refuse it in their own words. */
export function checkBrought(bytes: Uint8Array, authorisation: string): Result<{ remarks: string[] }> {
  const refused = (problem: string, text: string) => violation('BODY_REFUSED', { problem, text })
  if (bytes.length > largestBodyBytes) return refused('too-large', String(Math.ceil(bytes.length / 1024 / 1024)))
  try {
    const facts = checkAvatarBytes(new Uint8Array(bytes).buffer)
    const findings = licenceFindings(readLicence(facts.meta))
    const forbidding = findings.filter(({ level }) => level === 'refuse')
    if (forbidding.length > 0) return refused('licence', forbidding.map(({ sentence }) => sentence).join(''))
    if (authorisation === '' && findings.some(({ code }) => code === 'NEEDS_PAPER'))
      return refused('paper', findings.find(({ code }) => code === 'NEEDS_PAPER')?.sentence ?? '')
    return ok({
      remarks: [...findings.map(({ sentence }) => sentence), ...facts.remarks.map(remark => `${remark}。`)],
    })
  } catch (cause) {
    if (cause instanceof BrokenAvatar) return refused('not-a-body', cause.message)
    throw cause
  }
}
