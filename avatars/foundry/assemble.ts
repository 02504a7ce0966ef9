/** From a preset to parts and pictures: the table of contents of a body. */
import { badgePart } from './accessories.ts'
import { badgeSvg } from './badge.ts'
import { eyeballs } from './eyes.ts'
import { faceLines } from './face-landmarks.ts'
import { facePart, headPart } from './face-mesh.ts'
import { faceSurface } from './face-surface.ts'
import { hairParts } from './hair.ts'
import { hands } from './hands.ts'
import { jacketField, jacketParts } from './jacket.ts'
import { lids } from './lids.ts'
import { legsPart, neckPart, shoesPart, skirtPart } from './legs.ts'
import type { DrawnMaterial, FlatGroup } from './materials.ts'
import { FLAT_GROUPS, swatches } from './materials.ts'
import type { Part } from './mesh.ts'
import { mouthParts } from './mouth.ts'
import { jacketSvg, scarfSvg, shirtSvg, skirtSvg, trimSvg } from './paint-cloth.ts'
import { faceSvg, hairSvg, irisSvg, neckSvg, scleraSvg } from './paint-face.ts'
import type { AvatarPreset } from './preset.ts'
import { threeProfile } from './profile.ts'
import { rasterize } from './raster.ts'
import { scarfParts } from './scarf.ts'
import { tailoredParts } from './tailoring.ts'
import { fingers } from './skeleton.ts'

export interface Body {
  readonly parts: readonly Part[]
  /** PNG of every drawn material. */
  readonly textures: ReadonlyMap<DrawnMaterial, Uint8Array>
}

export async function assemble(preset: AvatarPreset): Promise<Body> {
  const lines = faceLines(preset.face)
  const surface = faceSurface(preset.rows.head, preset.face, lines)
  const field = jacketField(threeProfile(preset.rows.torso, 2.35, 2.35))
  const parts: Part[] = [
    facePart(surface, lines),
    headPart(surface),
    ...lids(surface, lines, preset.face),
    ...mouthParts(surface, lines),
    ...eyeballs(lines, preset.face),
    ...hairParts(preset),
    neckPart(),
    await hands(fingers(preset.handScale)),
    legsPart(),
    ...(await jacketParts(field)),
    ...tailoredParts(field),
    ...scarfParts(field),
    badgePart(field),
    skirtPart(preset.rows.skirt),
    shoesPart(),
  ]
  return { parts, textures: paint(preset) }
}

function paint(preset: AvatarPreset): Map<DrawnMaterial, Uint8Array> {
  const face = rasterize(faceSvg(preset, faceLines(preset.face)), 2048)
  const hair = rasterize(hairSvg(preset), 512)
  const pictures = new Map<DrawnMaterial, Uint8Array>([
    ['face', face],
    ['head', face],
    ['neck', rasterize(neckSvg(preset), 512)],
    ['sclera', rasterize(scleraSvg(preset), 256)],
    ['iris', rasterize(irisSvg(preset), 512)],
    ['hair', hair],
    ['hairCap', hair],
    ['jacket', rasterize(jacketSvg(preset), 2048)],
    ['trim', rasterize(trimSvg(preset), 256)],
    ['shirt', rasterize(shirtSvg(preset), 512)],
    ['scarf', rasterize(scarfSvg(preset), 512)],
    ['badge', rasterize(badgeSvg(preset), 512)],
    ['skirt', rasterize(skirtSvg(preset), 512)],
  ])
  for (const group of Object.keys(FLAT_GROUPS) as FlatGroup[]) {
    const colours = swatches(preset.palette, group)
    const cells = colours.map((c, i) => `<rect x="${i * 8}" width="8" height="8" fill="${c}"/>`).join('')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${colours.length * 8} 8">${cells}</svg>`
    pictures.set(group, rasterize(svg, colours.length * 8))
  }
  return pictures
}
