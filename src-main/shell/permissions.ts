import type { Session, WebContents } from 'electron'
import { isOwnPage, windowKindOf, type WindowKind } from './origin.ts'

/**
 * What a page may ask of the machine. The microphone is for talking (kiosk) and for trying a voice (studio) only;
 * no camera anywhere; copying to the clipboard and full screen everywhere. Whatever is not listed is refused.
 */
const allowed: Record<WindowKind, readonly string[]> = {
  console: ['clipboard-sanitized-write', 'fullscreen'],
  studio: ['clipboard-sanitized-write', 'fullscreen', 'media'],
  kiosk: ['clipboard-sanitized-write', 'fullscreen', 'media'],
}

export interface Wish {
  readonly permission: string
  /** Address of the page that asks. */
  readonly pageUrl: string
  /** For `media`: what is asked for; absent when Chromium only checks. */
  readonly mediaTypes?: readonly string[] | undefined
}

/** True when the page may have it. Pure, so that the table can be tested without a window. */
export function mayHave({ permission, pageUrl, mediaTypes = [] }: Wish): boolean {
  if (!isOwnPage(pageUrl)) return false
  if (mediaTypes.includes('video')) return false
  return allowed[windowKindOf(pageUrl)].includes(permission)
}

/** Puts the table to work for every window of a session; the kind is taken from the page now shown, not from what it claims. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    const mediaTypes = 'mediaTypes' in details ? details.mediaTypes : undefined
    decide(mayHave({ permission, pageUrl: contents.getURL(), mediaTypes }) && isTopFrame(details))
  })
  session.setPermissionCheckHandler((contents: WebContents | null, permission, _origin, details) => {
    const mediaTypes = details.mediaType === undefined ? [] : [details.mediaType]
    return contents !== null && mayHave({ permission, pageUrl: contents.getURL(), mediaTypes })
  })
  session.setDevicePermissionHandler(() => false)
}

function isTopFrame(details: { isMainFrame?: boolean }): boolean {
  return details.isMainFrame !== false
}
