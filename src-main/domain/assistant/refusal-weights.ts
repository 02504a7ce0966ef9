/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -6.488,
  cov: 1.01,
  strict: 0,
  bi: 0.863,
  tgap: -0.179,
  top: 0.142,
  lawMargin: 0,
  margin: 0.563,
  unk: 0,
  cueMiss: -3.161,
  titleHit: 1.269,
  lawVotes: 1.67,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.505, maybe: -3.505 }
