import { hostFiles, knownHost } from '#avatar/host-avatar.ts'
import type { AppearancePlace, BodyForm, KeptBody } from '#contract/appearance.ts'
import { bytesOf } from '#speech/base64.ts'
import { hub } from './hub.ts'

/** A screen does not stay empty for longer than this because the hub is slow. */
const limitMs = 1_500

/** What a page gives to `createHostBody`, and what it tells of the host. */
export type ChosenHost = Pick<ReturnType<typeof hostFiles>, 'registerUrl' | 'gestureUrls' | 'previewUrl'> & {
  readonly modelUrl: ModelSource
  readonly lightModelUrl?: ModelSource
  /** 形象编号 of a body of the office's own; that of a shipped host stands in `registerUrl`. */
  readonly codeNumber: string | null
}
type ModelSource = string | (() => Promise<ArrayBuffer>)

/**
 * The host the office has chosen for a place, or for one screen or film of it; the first of the program where it has not, or
 * where the hub does not say in time.
 * @param of  one announcement; a screen is known by its account
 */
export async function chosenHost(place: AppearancePlace, of: string | null = null): Promise<ChosenHost> {
  try {
    const { avatarId, body } = await hub.appearance.standing({ place, of }, { signal: AbortSignal.timeout(limitMs) })
    return body === null ? { ...hostFiles(knownHost(avatarId)), codeNumber: null } : keptHost(body)
  } catch {
    // The choice is not worth an empty stage: the first host stands there until the next start.
    return { ...hostFiles(knownHost(null)), codeNumber: null }
  }
}

/** A body the office keeps, with the motions of her host; her files are fetched when they are needed. */
export function keptHost(body: KeptBody): ChosenHost {
  const { registerUrl, gestureUrls, previewUrl } = hostFiles(knownHost(body.host))
  const has = (form: BodyForm): boolean => body.forms.some(file => file.form === form)
  return {
    registerUrl,
    gestureUrls,
    // The same person in other clothes is better than no picture; somebody else would be worse.
    previewUrl: body.kind === 'made' ? previewUrl : '',
    modelUrl: () => keptFile(body.id, 'full'),
    ...(has('light') ? { lightModelUrl: () => keptFile(body.id, 'light') } : {}),
    codeNumber: body.codeNumber,
  }
}

async function keptFile(id: string, form: BodyForm): Promise<ArrayBuffer> {
  const { bytes } = await hub.appearance.file({ id, form })
  return bytesOf(bytes).buffer
}

/** An address for the picture of a kept body, to be revoked by the caller; undefined where she has none. */
export async function keptPicture(body: KeptBody): Promise<string | undefined> {
  if (!body.forms.some(({ form }) => form === 'preview')) return undefined
  return URL.createObjectURL(new Blob([await keptFile(body.id, 'preview')], { type: 'image/webp' }))
}
