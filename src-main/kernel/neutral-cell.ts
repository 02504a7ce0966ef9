/**
 * Cells that a spreadsheet program would work out as a formula when it opens a file (CSV injection), written so that it
 * shows them as text. `plainCell(neutralCell(x))` is x.
 * @source OWASP, CSV injection
 */
const dangerous = /^'*[=+\-@\t\r]/

export function neutralCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

export function plainCell(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text
}
