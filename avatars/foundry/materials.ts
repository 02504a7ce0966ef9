/**
 * MToon materials (VRMC_materials_mtoon 1.0). Colours are sRGB hex here and linear factors in the file. Shade colours move toward
 * violet or red, never to grey. In MToon 1.0 a positive shading shift widens the lit side.
 */
import type { Palette } from './preset.ts'
import { at } from './vec.ts'

/** Names that parts use. Flat ones share a palette texture, so that many small parts become one draw call. */
export type MaterialName = TexturedMaterial | FlatMaterial
export const TEXTURED = [
  'face',
  'head',
  'sclera',
  'iris',
  'hair',
  'skin',
  'jacket',
  'trim',
  'shirt',
  'scarf',
  'badge',
  'skirt',
] as const
export type TexturedMaterial = (typeof TEXTURED)[number]

export const FLAT_GROUPS = {
  faceFlat: [
    'lidWall',
    'lash',
    'lowerLash',
    'crease',
    'brow',
    'lipLine',
    'lowerLipLine',
    'mouthInside',
    'teeth',
    'tongue',
    'highlight',
  ],
  clothFlat: ['lining', 'gold', 'shoes', 'pearl'],
  shirtFlat: ['shirtPlain'],
} as const
export type FlatGroup = keyof typeof FLAT_GROUPS
export type FlatMaterial = (typeof FLAT_GROUPS)[FlatGroup][number]
export type DrawnMaterial = TexturedMaterial | FlatGroup

/** Swatch colours of the flat groups. */
export function swatches(palette: Palette, group: FlatGroup): string[] {
  const colours: Record<FlatMaterial, string> = {
    lidWall: '#f3cfc2',
    lash: palette.lash,
    lowerLash: '#8a5048',
    crease: '#b06a58',
    brow: '#4a3433',
    lipLine: '#a04a48',
    lowerLipLine: '#c8766f',
    mouthInside: '#8c2f38',
    teeth: '#fffaf6',
    tongue: '#e27f7d',
    highlight: '#ffffff',
    pearl: '#fff8f0',
    lining: '#141c38',
    shirtPlain: palette.shirt,
    gold: palette.gold,
    shoes: palette.shoes,
  }
  return FLAT_GROUPS[group].map(name => colours[name])
}

/** Which drawn material a part ends in, and the swatch its vertices point at (u of the swatch centre), if any. */
export function drawnAs(name: MaterialName): { material: DrawnMaterial; u: number | null } {
  for (const group of Object.keys(FLAT_GROUPS) as FlatGroup[]) {
    const list: readonly string[] = FLAT_GROUPS[group]
    const i = list.indexOf(name)
    if (i >= 0) return { material: group, u: (i + 0.5) / list.length }
  }
  return { material: name as TexturedMaterial, u: null }
}

export interface Toon {
  readonly shade: string
  /** Border position and sharpness of the shade. */
  readonly shift: number
  readonly toony: number
  readonly rim: string
  readonly rimPower: number
  /** Outline width in metres and its colour; none when absent. */
  readonly outline?: { readonly width: number; readonly colour: string }
  readonly doubleSided?: boolean
}

const NEVER_SHADED: Toon = { shade: '#ffffff', shift: 1, toony: 0.9, rim: '#000000', rimPower: 5 }
const SKIN: Toon = { shade: '#f6cdbf', shift: 0.12, toony: 0.84, rim: '#2a1a14', rimPower: 5 }
const NAVY: Toon = {
  shade: '#8f93b8',
  shift: -0.04,
  toony: 0.86,
  rim: '#1c2a4a',
  rimPower: 5,
  outline: { width: 0.0011, colour: '#0d142a' },
}
const HAIR: Toon = { shade: '#8d7a86', shift: -0.06, toony: 0.86, rim: '#3a2c28', rimPower: 6 }

export const TOONS: Readonly<Record<DrawnMaterial, Toon>> = {
  face: { ...SKIN, shift: 0.34, toony: 0.72 },
  head: { ...SKIN, shift: 0.34, toony: 0.72, outline: { width: 0.0007, colour: '#8a4a3c' } },
  sclera: NEVER_SHADED,
  iris: NEVER_SHADED,
  faceFlat: NEVER_SHADED,
  skin: { ...SKIN, outline: { width: 0.0007, colour: '#8a4a3c' } },
  hair: { ...HAIR, outline: { width: 0.0007, colour: '#24171a' } },
  jacket: NAVY,
  trim: { ...NAVY, outline: { width: 0.0009, colour: '#0d142a' } },
  skirt: NAVY,
  shirt: { shade: '#c9d3e8', shift: 0.05, toony: 0.85, rim: '#000000', rimPower: 5 },
  scarf: {
    shade: '#b06a78',
    shift: 0,
    toony: 0.82,
    rim: '#2a0c0a',
    rimPower: 5,
    outline: { width: 0.0008, colour: '#4d1013' },
  },
  // A pale outline: on open white sheets a dark one would show as blots inside the folds.
  shirtFlat: {
    shade: '#c9d3e8',
    shift: 0.05,
    toony: 0.85,
    rim: '#000000',
    rimPower: 5,
    outline: { width: 0.0006, colour: '#8e99ba' },
  },
  badge: { ...NEVER_SHADED, outline: { width: 0.0006, colour: '#5a2222' } },
  clothFlat: {
    shade: '#b9bcd2',
    shift: 0,
    toony: 0.86,
    rim: '#141a2c',
    rimPower: 5,
    outline: { width: 0.0008, colour: '#151b30' },
  },
}

/** sRGB hex to linear RGB, six decimals. */
export function linear(hex: string): [number, number, number] {
  const channel = (i: number): number => {
    const c = Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255
    const l = c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    return Math.round(l * 1e6) / 1e6
  }
  return [channel(0), channel(1), channel(2)]
}

/** The glTF material of a drawn material. @param outlineMask  picture whose brightness scales the outline's width */
export function gltfMaterial(
  name: DrawnMaterial,
  texture: number,
  outlined: boolean,
  outlineMask?: number,
): Record<string, unknown> {
  const { outline: full, ...toon } = at([TOONS[name]], 0)
  const outline = outlined ? full : undefined
  return {
    name,
    pbrMetallicRoughness: {
      baseColorFactor: [1, 1, 1, 1],
      baseColorTexture: { index: texture },
      metallicFactor: 0,
      roughnessFactor: 1,
    },
    alphaMode: 'OPAQUE',
    doubleSided: toon.doubleSided ?? false,
    extensions: {
      VRMC_materials_mtoon: {
        specVersion: '1.0',
        transparentWithZWrite: false,
        renderQueueOffsetNumber: 0,
        shadeColorFactor: linear(toon.shade),
        shadeMultiplyTexture: { index: texture },
        shadingShiftFactor: toon.shift,
        shadingToonyFactor: toon.toony,
        giEqualizationFactor: 0.9,
        matcapFactor: [0, 0, 0],
        parametricRimColorFactor: linear(toon.rim),
        parametricRimFresnelPowerFactor: toon.rimPower,
        parametricRimLiftFactor: 0,
        rimLightingMixFactor: 0.6,
        outlineWidthMode: outline ? 'worldCoordinates' : 'none',
        outlineWidthFactor: outline?.width ?? 0,
        ...(outlineMask === undefined ? {} : { outlineWidthMultiplyTexture: { index: outlineMask } }),
        outlineColorFactor: linear(outline?.colour ?? '#000000'),
        outlineLightingMixFactor: 0,
      },
    },
  }
}
