/** Parts to glTF primitives: grouped by material, quantised, weights as bytes, morph targets as sparse deltas. */
import type { Expression } from './face-state.ts'
import { MORPHS, REST } from './face-state.ts'
import type { GlbWriter } from './glb.ts'
import type { DrawnMaterial } from './materials.ts'
import { drawnAs } from './materials.ts'
import type { Part } from './mesh.ts'
import type { V2 } from './vec.ts'
import { at, clamp, sub } from './vec.ts'

type Json = Record<string, unknown>
const ARRAY_BUFFER = 34962
const ELEMENT_BUFFER = 34963
/** Metres; smaller movements are noise of the arithmetic and would differ between machines. */
const QUANTUM = 1e-5
/** Metres a vertex may move without being stored in an expression: a third of a pixel in a close-up of the face. */
const STILL = 3e-5
const quantize = (v: number): number => Math.round(v / QUANTUM) * QUANTUM

const floats = (rows: readonly (readonly number[])[]): Float32Array => new Float32Array(rows.flat())

/** Texture places as fractions of 65535; beyond the picture its edge holds. */
const shorts = (rows: readonly (readonly number[])[]): Uint16Array =>
  Uint16Array.from(rows.flat(), v => Math.round(clamp(v, 0, 1) * 65535))

/** Weights as bytes that sum to 255 exactly. */
function weightBytes(weights: readonly number[]): number[] {
  const raw = weights.map(w => w * 255)
  const bytes = raw.map(Math.floor)
  let missing = 255 - bytes.reduce((a, b) => a + b, 0)
  const order = raw.map((v, i) => ({ i, rest: v - Math.floor(v) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order) {
    if (missing <= 0) break
    bytes[i] = at(bytes, i) + 1
    missing--
  }
  return bytes
}

export interface Drawn {
  material: DrawnMaterial
  parts: Part[]
}

/** Parts that become one draw call, in their first order. */
export function drawn(parts: readonly Part[]): Drawn[] {
  const groups: Drawn[] = []
  for (const part of parts) {
    const { material } = drawnAs(part.material)
    const group = groups.find(g => g.material === material)
    if (group) group.parts.push(part)
    else groups.push({ material, parts: [part] })
  }
  return groups
}

/** One glTF primitive of all parts that share a material. */
export function primitive(
  out: GlbWriter,
  group: Drawn,
  withMorphs: boolean,
  node: (bone: string) => number,
): { json: Json; triangles: number; vertices: number } {
  const { parts } = group
  const positions = parts.flatMap(p => p.positions.map(v => v.map(quantize)))
  const normals = parts.flatMap(p => p.normals)
  const uvs = parts.flatMap((p): V2[] => {
    const { u } = drawnAs(p.material)
    return u === null ? p.uvs : p.uvs.map((): V2 => [u, 0.5])
  })
  const indices: number[] = []
  let base = 0
  for (const p of parts) {
    for (const t of p.triangles) indices.push(...t.map(i => i + base))
    base += p.positions.length
  }
  const joints = new Uint8Array(base * 4)
  const weights = new Uint8Array(base * 4)
  parts
    .flatMap(p => p.influences)
    .forEach((list, v) => {
      weightBytes(list.map(i => i.weight)).forEach((w, k) => {
        if (w === 0) return
        joints[v * 4 + k] = node(at(list, k).bone)
        weights[v * 4 + k] = w
      })
    })
  const attributes = {
    POSITION: out.accessor(floats(positions), 'f32', 'VEC3', { target: ARRAY_BUFFER, bounds: true }),
    NORMAL: out.accessor(floats(normals), 'f32', 'VEC3', { target: ARRAY_BUFFER }),
    TEXCOORD_0: out.accessor(shorts(uvs), 'u16', 'VEC2', { target: ARRAY_BUFFER, normalized: true }),
    JOINTS_0: out.accessor(joints, 'u8', 'VEC4', { target: ARRAY_BUFFER }),
    WEIGHTS_0: out.accessor(weights, 'u8', 'VEC4', { target: ARRAY_BUFFER, normalized: true }),
  }
  const json: Json = {
    attributes,
    indices: out.accessor(
      base > 65535 ? new Uint32Array(indices) : new Uint16Array(indices),
      base > 65535 ? 'u32' : 'u16',
      'SCALAR',
      { target: ELEMENT_BUFFER },
    ),
  }
  if (withMorphs) json['targets'] = MORPHS.map(m => ({ POSITION: out.sparse(deltas(parts, m)) }))
  return { json, triangles: indices.length / 3, vertices: base }
}

/** How far every vertex moves from rest for an expression, metres. */
function deltas(parts: readonly Part[], expression: Expression): Float32Array {
  return floats(
    parts.flatMap((p): number[][] => {
      if (!p.evaluate) return p.positions.map(() => [0, 0, 0])
      const rest = p.evaluate(REST)
      return p
        .evaluate(expression.state)
        .map((v, i) => sub(v, at(rest, i)).map(d => (Math.abs(d) < STILL ? 0 : quantize(d))))
    }),
  )
}
