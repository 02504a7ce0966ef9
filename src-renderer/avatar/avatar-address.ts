/** Where the pages find an avatar's files: served beside the pages, the same on the desktop and from a hub. */
export function avatarAddress(id: string, file: string): string {
  return `/avatars/${id}/${file}`
}
