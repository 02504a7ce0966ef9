/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
  intercept: -7.186,
  reach: 2.095,
  said: 3.574,
  cueMiss: -2.589,
  titleHit: 0.914,
  stands: 1.624,
  unknown: -2.215,
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: -1.079, maybe: -3.079 }
