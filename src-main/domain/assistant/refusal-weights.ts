/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -6.034,
  cov: 0.424,
  strict: 0,
  bi: 0,
  tgap: -0.239,
  top: 0.189,
  lawMargin: 0.28,
  margin: 0,
  unk: 0,
  cueMiss: -2.418,
  titleHit: 1.569,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.756, maybe: -2.549 }
