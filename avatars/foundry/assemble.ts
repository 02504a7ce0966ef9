/** From a preset to parts and pictures: the table of contents of a body. */
import { badgePart } from './accessories.ts'
import { badgeSvg } from './badge.ts'
import { checkPreset } from './check-preset.ts'
import { dye } from './dye.ts'
import { earParts } from './ears.ts'
import { eyeballs } from './eyes.ts'
import { faceLines } from './face-landmarks.ts'
import { facePart, headPart } from './face-mesh.ts'
import { faceSurface } from './face-surface.ts'
import { hairParts } from './hair.ts'
import { armsPart, hands } from './hands.ts'
import { jacketField, jacketParts } from './jacket.ts'
import { lids } from './lids.ts'
import { legsPart, neckPart, shoesPart, skirtPart } from './legs.ts'
import type { DrawnMaterial, FlatGroup } from './materials.ts'
import { FLAT_GROUPS, swatches } from './materials.ts'
import type { Part } from './mesh.ts'
import { compactPart } from './mesh.ts'
import { mouthParts } from './mouth.ts'
import { scarfSvg, skirtSvg } from './paint-below.ts'
import { jacketSvg, shirtSvg, trimSvg } from './paint-cloth.ts'
import { HAIR_OUTLINE, hairSvg } from './paint-hair.ts'
import { faceSvg, irisSvg, scleraSvg } from './paint-face.ts'
import type { AvatarPreset } from './preset.ts'
import { threeProfile } from './profile.ts'
import { rasterize } from './raster.ts'
import { scarfParts, tieParts } from './scarf.ts'
import { tailoredParts } from './tailoring.ts'
import { fingers } from './skeleton.ts'
import { skinSvg } from './skin-atlas.ts'
import { mouldPart } from './stature.ts'
import { trousersPart } from './trousers.ts'
import { jacket as jacketWeights } from './weights.ts'

/** A drawn material's picture, or the widths of the hair's outline. */
export type Picture = DrawnMaterial | 'hairOutline'

export interface Body {
  readonly parts: readonly Part[]
  /** PNG of every drawn material. */
  readonly textures: ReadonlyMap<Picture, Uint8Array>
}

/** A whole body with its pictures. @throws PresetError when a number of the preset lies outside its range */
export async function assemble(preset: AvatarPreset): Promise<Body> {
  return { parts: await shapeParts(preset), textures: paint(preset, 1) }
}

/** The parts alone, moulded to the preset's stature. */
export async function shapeParts(preset: AvatarPreset): Promise<Part[]> {
  checkPreset(preset)
  const { outfit } = preset
  const lines = faceLines(preset.face)
  const surface = faceSurface(preset.rows.head, preset.face, lines)
  const field = jacketField(threeProfile(preset.rows.torso, 2.35, 2.35), outfit.top)
  const hand = fingers(preset.handScale)
  const below =
    outfit.bottom === 'trousers' ? [await trousersPart(preset.rows.skirt)] : [legsPart(), skirtPart(preset.rows.skirt)]
  const atNeck = { scarf: scarfParts, tie: tieParts, none: () => [] }[outfit.neckwear](field)
  const parts: Part[] = [
    facePart(surface, lines),
    headPart(surface),
    ...earParts(preset),
    ...lids(surface, lines, preset.face),
    ...mouthParts(surface, lines),
    ...eyeballs(lines, preset.face),
    ...hairParts(preset),
    neckPart(),
    ...(await hands(hand)),
    ...(outfit.top === 'vest' ? [armsPart(jacketWeights)] : []),
    ...(await jacketParts(field, outfit.top)),
    ...tailoredParts(field, outfit.top),
    ...atNeck,
    badgePart(field),
    ...below,
    shoesPart(outfit.shoes),
  ]
  // The mouth bag keeps all its rows, since tests and lips count on them.
  return parts.map(p => compactPart(mouldPart(p, preset.stature)))
}

/** @param detail  1 for the full pictures, 0.5 for the light model */
export function paint(preset: AvatarPreset, detail: number): Map<Picture, Uint8Array> {
  const face = rasterize(faceSvg(preset, faceLines(preset.face)), 1024 * detail)
  const pictures = new Map<Picture, Uint8Array>([
    ['face', face],
    ['head', face],
    ['skin', rasterize(skinSvg(preset, fingers(preset.handScale)), 1024 * detail)],
    ['sclera', rasterize(scleraSvg(preset), 256 * detail)],
    ['iris', rasterize(irisSvg(preset), 512 * detail)],
    ['hair', rasterize(hairSvg(preset), 512)],
    ['hairOutline', rasterize(HAIR_OUTLINE, 64)],
    ['jacket', rasterize(dye(jacketSvg(preset), preset.palette), 2048 * detail)],
    ['trim', rasterize(dye(trimSvg(preset), preset.palette), 256 * detail)],
    ['shirt', rasterize(shirtSvg(preset), 512 * detail)],
    ['scarf', rasterize(dye(scarfSvg(preset), preset.palette), 512 * detail)],
    ['badge', rasterize(badgeSvg(preset), 512 * detail)],
    ['skirt', rasterize(dye(skirtSvg(preset), preset.palette), 512 * detail)],
  ])
  for (const group of Object.keys(FLAT_GROUPS) as FlatGroup[]) {
    const colours = swatches(preset.palette, group)
    const cells = colours.map((c, i) => `<rect x="${i * 8}" width="8" height="8" fill="${c}"/>`).join('')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${colours.length * 8} 8">${cells}</svg>`
    pictures.set(group, rasterize(svg, colours.length * 8))
  }
  return pictures
}
