/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -7.099,
  cov: 0.324,
  reach: 4.196,
  cueMiss: -3.529,
  titleHit: 1.011,
  stands: 2.186,
  unknown: -1.674,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -0.95, maybe: -2.95 }
