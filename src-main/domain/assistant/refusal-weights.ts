/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -3.8,
  cov: 1.14,
  strict: 0.93,
  bi: 0.92,
  tgap: -0.26,
  top: 0.063,
  lawMargin: 1.03,
  margin: 0.2,
  unk: -0.11,
  cueMiss: -0.88,
  titleHit: 0,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -0.3, maybe: -1.6 }
