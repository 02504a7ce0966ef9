/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -5.595,
  cov: 0.562,
  strict: 0,
  bi: 0.228,
  tgap: -0.229,
  top: 0.158,
  lawMargin: 0.514,
  margin: 0,
  unk: 0,
  cueMiss: -3.118,
  titleHit: 1.575,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.588, maybe: -2.733 }
