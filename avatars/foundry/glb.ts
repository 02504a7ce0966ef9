/** The binary glTF container and its accessors. Little-endian, every view padded to four bytes. */
import { at } from './vec.ts'

type Json = Record<string, unknown>
export type Ints = Uint8Array | Uint16Array | Uint32Array

const COMPONENT = { u8: 5121, u16: 5123, u32: 5125, f32: 5126 } as const
export type ComponentType = keyof typeof COMPONENT
export type Shape3 = 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4'
const WIDTH: Record<Shape3, number> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 }

/** Collects buffer views and accessors, then writes one file. */
export class GlbWriter {
  readonly #chunks: Uint8Array[] = []
  #length = 0
  readonly bufferViews: Json[] = []
  readonly accessors: Json[] = []

  /** Stores bytes and answers the index of their view. */
  view(bytes: Uint8Array, target?: number): number {
    const view: Json = { buffer: 0, byteOffset: this.#length, byteLength: bytes.byteLength }
    if (target !== undefined) view['target'] = target
    this.bufferViews.push(view)
    const padded = new Uint8Array(Math.ceil(bytes.byteLength / 4) * 4)
    padded.set(bytes)
    this.#chunks.push(padded)
    this.#length += padded.byteLength
    return this.bufferViews.length - 1
  }

  /** An accessor over tightly packed numbers; `bounds` writes min and max (needed for POSITION and animation input). */
  accessor(
    values: Float32Array | Ints,
    component: ComponentType,
    type: Shape3,
    options: { target?: number; normalized?: boolean; bounds?: boolean } = {},
  ): number {
    const width = WIDTH[type]
    const accessor: Json = {
      bufferView: this.view(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), options.target),
      componentType: COMPONENT[component],
      count: values.length / width,
      type,
    }
    if (options.normalized === true) accessor['normalized'] = true
    if (options.bounds === true) Object.assign(accessor, bounds(values, width))
    this.accessors.push(accessor)
    return this.accessors.length - 1
  }

  /** Morph deltas: only the rows that move are stored. */
  sparse(values: Float32Array): number {
    const moved: number[] = []
    for (let i = 0; i < values.length; i += 3)
      if (values[i] !== 0 || values[i + 1] !== 0 || values[i + 2] !== 0) moved.push(i / 3)
    const accessor: Json = {
      componentType: COMPONENT.f32,
      count: values.length / 3,
      type: 'VEC3',
      ...bounds(values, 3),
    }
    if (moved.length > 0) {
      const packed = new Float32Array(moved.length * 3)
      moved.forEach((m, i) => packed.set(values.subarray(m * 3, m * 3 + 3), i * 3))
      const indices = new Uint16Array(moved)
      accessor['sparse'] = {
        count: moved.length,
        indices: { bufferView: this.view(new Uint8Array(indices.buffer)), componentType: COMPONENT.u16 },
        values: { bufferView: this.view(new Uint8Array(packed.buffer)) },
      }
    }
    this.accessors.push(accessor)
    return this.accessors.length - 1
  }

  /** The finished file; `gltf` lacks only buffers, views and accessors. */
  finish(gltf: Json): Uint8Array {
    const json = {
      ...gltf,
      accessors: this.accessors,
      bufferViews: this.bufferViews,
      buffers: [{ byteLength: this.#length }],
    }
    const text = new TextEncoder().encode(JSON.stringify(json))
    const jsonLength = Math.ceil(text.length / 4) * 4
    const out = new Uint8Array(12 + 8 + jsonLength + 8 + this.#length)
    const head = new DataView(out.buffer)
    head.setUint32(0, 0x46546c67, true)
    head.setUint32(4, 2, true)
    head.setUint32(8, out.length, true)
    head.setUint32(12, jsonLength, true)
    head.setUint32(16, 0x4e4f534a, true)
    out.fill(0x20, 20, 20 + jsonLength)
    out.set(text, 20)
    head.setUint32(20 + jsonLength, this.#length, true)
    head.setUint32(24 + jsonLength, 0x004e4942, true)
    let offset = 28 + jsonLength
    for (const chunk of this.#chunks) {
      out.set(chunk, offset)
      offset += chunk.length
    }
    return out
  }
}

function bounds(values: Float32Array | Ints, width: number): { min: number[]; max: number[] } {
  const min = Array.from({ length: width }, () => Infinity)
  const max = Array.from({ length: width }, () => -Infinity)
  values.forEach((v, i) => {
    const k = i % width
    min[k] = Math.min(at(min, k), v)
    max[k] = Math.max(at(max, k), v)
  })
  return { min, max }
}
