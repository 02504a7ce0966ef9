/** Logistic regression with an L2 penalty on standardised features, by Newton-free gradient steps: small, exact enough, repeatable. */
export type Sample = { x: readonly number[]; y: 0 | 1; weight: number; fold: number }
export type Fit = { intercept: number; weights: number[] }

/** @param signs per feature 1 or -1: the only direction it may count; a weight of the other sign becomes 0 */
export function fitLogistic(samples: readonly Sample[], penalty: number, signs: readonly number[], steps = 4000): Fit {
  const n = samples[0]?.x.length ?? 0
  const total = samples.reduce((s, r) => s + r.weight, 0)
  const mean = column(n, j => samples.reduce((s, r) => s + r.weight * (r.x[j] ?? 0), 0) / total)
  const spread = column(n, j => {
    const v = samples.reduce((s, r) => s + r.weight * ((r.x[j] ?? 0) - (mean[j] ?? 0)) ** 2, 0) / total
    return Math.sqrt(v) || 1
  })
  const scaled = samples.map(r => r.x.map((v, j) => (v - (mean[j] ?? 0)) / (spread[j] ?? 1)))
  let b = 0
  const w = column(n, () => 0)
  const rate = 0.5
  for (let step = 0; step < steps; step += 1) {
    let gb = 0
    const gw = column(n, () => 0)
    samples.forEach((r, i) => {
      const row = scaled[i] ?? []
      const p = 1 / (1 + Math.exp(-(b + row.reduce((s, v, j) => s + v * (w[j] ?? 0), 0))))
      const e = (r.weight * (p - r.y)) / total
      gb += e
      row.forEach((v, j) => (gw[j] = (gw[j] ?? 0) + e * v))
    })
    b -= rate * gb
    for (let j = 0; j < n; j += 1) {
      const next = (w[j] ?? 0) - rate * ((gw[j] ?? 0) + (penalty * (w[j] ?? 0)) / total)
      w[j] = next * (signs[j] ?? 1) > 0 ? next : 0
    }
  }
  const weights = w.map((v, j) => v / (spread[j] ?? 1))
  const intercept = b - weights.reduce((s, v, j) => s + v * (mean[j] ?? 0), 0)
  return { intercept, weights }
}

export const logit = (fit: Fit, x: readonly number[]): number =>
  fit.intercept + fit.weights.reduce((s, w, j) => s + w * (x[j] ?? 0), 0)

/** Score of each sample from a fit that has not seen its fold. */
export function crossValidated(
  samples: readonly Sample[],
  penalty: number,
  signs: readonly number[],
  folds: number,
): number[] {
  const scores = column(samples.length, () => 0)
  for (let fold = 0; fold < folds; fold += 1) {
    const fit = fitLogistic(
      samples.filter(s => s.fold !== fold),
      penalty,
      signs,
    )
    samples.forEach((s, i) => {
      if (s.fold === fold) scores[i] = logit(fit, s.x)
    })
  }
  return scores
}

const column = (n: number, of: (j: number) => number): number[] => Array.from({ length: n }, (_, j) => of(j))
