/** The three facts the desktop tells a page (src-main/shell/preload.ts); absent in a browser. */
export interface ShellFacts {
  readonly runtime: string
  readonly platform: string
  /** True in the runtime the program is only tried in; said in the title bar. */
  readonly trial: boolean
}

declare global {
  interface Window {
    readonly pengtongShell?: ShellFacts
  }
}

export const shell: ShellFacts | undefined = globalThis.window?.pengtongShell
