import { hostFiles, hostIds, type HostId } from '#avatar/host-avatar.ts'
import type { ModelSource } from '#avatar/load-vrm.ts'
import { keptHost } from '#client/chosen-host.ts'
import type { Dress, KeptBody } from '#contract/appearance.ts'

/** A host on the page's stage: one of the program, one the office keeps, or a file that was only opened. */
export interface ShownHost {
  /** Folder or id of a kept body; absent for a file, which can stand nowhere yet. */
  readonly avatarId?: string
  readonly name: string
  readonly modelUrl: ModelSource
  readonly lightModelUrl?: ModelSource
  readonly previewUrl: string
  readonly gestureUrls: Readonly<Record<string, string>>
}

export function shippedHost(id: HostId, name: string): ShownHost {
  return { avatarId: id, name, ...hostFiles(id) }
}

export function keptShown(body: KeptBody): ShownHost {
  return { avatarId: body.id, name: body.name, ...keptHost(body) }
}

/** A file with the motions of the first host. */
export function fileShown(bytes: ArrayBuffer, name: string): ShownHost {
  const { gestureUrls } = hostFiles(hostIds[0])
  return { name, modelUrl: bytes, previewUrl: '', gestureUrls }
}

export function emptyDress(host: HostId, name: string): Dress {
  return { host, office: '政务服务中心', name, cloth: null, neckwear: null }
}
