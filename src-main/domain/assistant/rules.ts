/** Decisions of the assistant's settings, pure. */

const LOCAL =
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})$/

/**
 * Whether an address may be used for a model: https, or http inside the office's own network; nothing hidden in it.
 * @returns the address without a closing slash, or undefined
 */
export function endpointAddress(text: string): string | undefined {
  const match = /^(https?):\/\/([^/?#@\s:]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?(\/[^?#\s]*)?$/.exec(text.trim())
  if (!match) return undefined
  const [, scheme, host = '', port] = match
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined
  if (scheme === 'http' && !LOCAL.test(host)) return undefined
  return text.trim().replace(/\/+$/, '')
}
