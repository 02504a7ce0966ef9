import { avatarAddress } from './avatar-address.ts'

/** The hosts that come with the program, by their folders under `avatars/`; the first stands where nobody has chosen. */
export const hostIds = ['xiaozheng', 'xiaozheng-summer', 'xiaotong', 'pengjie'] as const
export type HostId = (typeof hostIds)[number]

/** Every host knows the same motions (avatars/foundry/gestures.ts). */
export const hostMotions = [
  ...['idle', 'idle-left', 'idle-right', 'listen', 'think', 'greet', 'apologise', 'farewell', 'wave', 'nod'],
  ...['explain', 'explain-one', 'count', 'present', 'point-left', 'point-right', 'point-up'],
] as const

/** The chosen host, or the first where the program has none of that name. */
export function knownHost(id: string | null | undefined): HostId {
  return hostIds.find(known => known === id) ?? hostIds[0]
}

/** Addresses of a host's files. A film leaves the light model out; see `HostBodyOptions`. */
export function hostFiles(id: HostId) {
  return {
    modelUrl: avatarAddress(id, 'model.vrm'),
    lightModelUrl: avatarAddress(id, 'model-light.vrm'),
    previewUrl: avatarAddress(id, 'preview.webp'),
    registerUrl: avatarAddress(id, 'avatar.json'),
    gestureUrls: Object.fromEntries(hostMotions.map(name => [name, avatarAddress(id, `gestures/${name}.vrma`)])),
  } as const
}

/** Colours of cloth that offices wear, sRGB: dark enough for a white collar and the white letters of the name plate. */
export const dyes = {
  cloth: ['#31426f', '#2f5d4a', '#5b3a4e', '#3d3f46', '#6a2f2c'],
  neckwear: ['#c9362f', '#1f6f8b', '#8a5a1a', '#4b3f8f', '#2e6b3d'],
} as const
