/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -6.713,
  cov: 1.257,
  strict: 0,
  bi: 0.67,
  tgap: -0.168,
  top: 0.146,
  lawMargin: 0,
  margin: 0.401,
  unk: 0,
  cueMiss: -3.06,
  titleHit: 1.261,
  lawVotes: 1.597,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.503, maybe: -3.503 }
