/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -7.061,
  cov: 1.025,
  reach: 3.805,
  cueMiss: -3.468,
  titleHit: 1.532,
  stands: 1.492,
  lawCov: 0.7,
  unknown: -1.039,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.6, maybe: -3.6 }
