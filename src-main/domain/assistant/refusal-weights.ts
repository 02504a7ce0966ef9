/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -7.12,
  cov: 0.98,
  reach: 4.05,
  cueMiss: -3.442,
  titleHit: 1.559,
  stands: 1.488,
  lawCov: 0.417,
  unknown: -0.945,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.2, maybe: -3.2 }
