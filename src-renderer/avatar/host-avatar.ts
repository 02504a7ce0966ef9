import { avatarAddress } from './avatar-address.ts'

/** The host that films and the hall use; another one is chosen by its folder under `avatars/`. */
const id = 'xiaozheng'
const gestures = [
  ...['idle', 'idle-left', 'idle-right', 'listen', 'think', 'greet', 'apologise', 'farewell', 'wave', 'nod'],
  ...['explain', 'explain-one', 'count', 'present', 'point-left', 'point-right', 'point-up'],
] as const

export const hostAvatar = {
  id,
  model: 'model.vrm',
  preview: 'preview.webp',
  gestureUrls: Object.fromEntries(gestures.map(name => [name, avatarAddress(id, `gestures/${name}.vrma`)])),
} as const
