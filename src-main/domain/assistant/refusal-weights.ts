/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -5.969,
  cov: 0.543,
  strict: 0,
  bi: 0,
  tgap: -0.222,
  top: 0.181,
  lawMargin: 0.367,
  margin: 0,
  unk: 0,
  cueMiss: -3.122,
  titleHit: 1.57,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.812, maybe: -2.552 }
