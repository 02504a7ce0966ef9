/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -5.602,
  cov: 0.549,
  strict: 0,
  bi: 0.21,
  tgap: -0.229,
  top: 0.159,
  lawMargin: 0.5,
  margin: 0,
  unk: 0,
  cueMiss: -3.119,
  titleHit: 1.578,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.586, maybe: -2.722 }
