/** One measured figure beside its goal; a ratio to a reference run of the same minute says more than a time. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The bound the figure is held to, e.g. `≤ 50` or `≥ 2000`. */
  readonly goal: string
  /** The reference's own value, in the same unit, measured in the same run. */
  readonly reference?: number
  /** value / reference. */
  readonly ratio?: number
}

export type Measure = () => Promise<readonly Figure[]>

/** The value below which this share of the samples lies. @param share 0…1 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Runs something many times and gives the milliseconds of each. */
export async function timings(rounds: number, act: (round: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await act(round)
    samples.push(performance.now() - started)
  }
  return samples
}

/** Whether a figure meets its goal; a goal on the ratio is written `≤ 2 ×`. */
export function meetsGoal({ value, ratio, goal }: Figure): boolean | undefined {
  const match = /^([≤≥]) ([\d.]+)( ×)?$/.exec(goal)
  if (!match) return undefined
  const measured = match[3] ? ratio : value
  if (measured === undefined) return undefined
  return match[1] === '≤' ? measured <= Number(match[2]) : measured >= Number(match[2])
}
