/** What a window says about its hub. `running` takes the strip away. */
export type HubState =
  | { readonly kind: 'running' }
  | { readonly kind: 'recovered' }
  | { readonly kind: 'restarting'; readonly attempt: number; readonly inSeconds: number }
  | { readonly kind: 'stopped'; readonly reason: string }

/** The words for people: what happened, what is safe, what to do. Chinese first. */
export function hubWords(state: HubState): string {
  switch (state.kind) {
    case 'running':
      return ''
    case 'recovered':
      return '后台服务已恢复，可以继续。 The hub is back.'
    case 'restarting':
      return (
        `后台服务中断了，${state.inSeconds} 秒后自动重新启动（第 ${state.attempt} 次）。已经存上的都在。 ` +
        `The hub stopped and restarts by itself; nothing saved is lost.`
      )
    case 'stopped':
      return state.reason === ''
        ? '后台服务连续中断，已停止重试。已经存上的都在。请关闭程序再打开；还不行，运行 pengtong doctor。 The hub keeps stopping. Close and open the program.'
        : state.reason
  }
}

/**
 * How long to wait before the n-th restart in a row, or undefined to give up.
 * @param attempt  1 for the first restart
 * @returns milliseconds: 500, 1000, 2000, 4000, 8000, then no more
 */
export function restartDelayMs(attempt: number): number | undefined {
  return attempt <= 5 ? 500 * 2 ** (attempt - 1) : undefined
}
