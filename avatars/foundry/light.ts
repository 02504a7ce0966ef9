/**
 * The light model for machines without a graphics card: the same bones, expressions and springs, a third of the triangles, pictures of
 * half the width, no outline. Vertices are only left out, never moved, so every expression of the full model carries over.
 */
import { MeshoptSimplifier } from 'meshoptimizer'
import type { Body } from './assemble.ts'
import { paint } from './assemble.ts'
import type { Part, Triangle } from './mesh.ts'
import { compactPart } from './mesh.ts'
import type { AvatarPreset } from './preset.ts'
import { at } from './vec.ts'

/** Triangles the light model may have. */
export const LIGHT_TRIANGLES = 15_000

/** Share of its triangles that a part keeps; parts not named keep a third. The face keeps most: it is what people look at. */
const SHARE: Readonly<Record<string, number>> = {
  face: 0.62,
  head: 0.4,
  'rim wall': 0.6,
  'upper lash': 0.6,
  'mouth bag': 0.55,
  'upper lip line': 0.7,
  'lower lip line': 0.7,
  sclera: 0.4,
  iris: 0.6,
  locks: 0.36,
  'under-cap': 0.42,
  hands: 0.36,
  jacket: 0.3,
  badge: 1,
  teeth: 1,
  tongue: 1,
  brow: 1,
  highlight: 1,
}

async function thinned(part: Part): Promise<Part> {
  const share = SHARE[part.name] ?? 0.34
  if (share >= 1) return part
  await MeshoptSimplifier.ready
  const [kept] = MeshoptSimplifier.simplifyWithAttributes(
    new Uint32Array(part.triangles.flat()),
    new Float32Array(part.positions.flat()),
    3,
    new Float32Array(part.normals.flat()),
    3,
    [0.2, 0.2, 0.2],
    null,
    Math.floor(part.triangles.length * share) * 3,
    0.06,
    // The holes of eyes and mouth must stay exactly as they are.
    part.name === 'face' ? ['LockBorder'] : [],
  )
  const triangles: Triangle[] = []
  for (let i = 0; i < kept.length; i += 3) triangles.push([at(kept, i), at(kept, i + 1), at(kept, i + 2)])
  return compactPart({ ...part, triangles })
}

/** The parts of a body, thinned. */
export async function lightParts(full: readonly Part[]): Promise<Part[]> {
  const parts: Part[] = []
  for (const part of full) parts.push(await thinned(part))
  return parts
}

export async function lightBody(preset: AvatarPreset, body: Body): Promise<Body> {
  return { parts: await lightParts(body.parts), textures: paint(preset, 0.5) }
}
