import { createClient, type HubClient, type TokenHolder } from './client.ts'
import { LastingLink, portLine, socketLine } from './hub-link.ts'
import { shell } from './shell.ts'

/** The session's token: in memory here, and beside it in the tab's storage (session.ts). */
export const tokenHolder: TokenHolder = { token: undefined }

function socketAddress(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/ws`
}

/** The line of this window; pages never see which kind it is. */
export const line = new LastingLink(
  shell ? portLine(window, tokenHolder) : socketLine(socketAddress(window.location), tokenHolder),
)

/** Every procedure of the hub: `await hub.catalog.list({ … })`. Throws `ORPCError`; `explain-error.ts` makes it a sentence. */
export const hub: HubClient = createClient(line)
