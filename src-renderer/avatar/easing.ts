/** 0…1 → 0…1, flat at both ends; outside it stays at the nearer end. */
export function smoothstep(x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return x * x * (3 - 2 * x)
}

/** 0…1 → 0…1, gentle start and end, for emotions that come and go. */
export function easeInOutCubic(x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return x < 0.5 ? 4 * x * x * x : 1 - (-2 * x + 2) ** 3 / 2
}

/** Share of the way covered in `deltaSeconds` at `rate` per second: the same path at 30 and at 60 frames a second. */
export function approach(rate: number, deltaSeconds: number): number {
  return 1 - Math.exp(-rate * deltaSeconds)
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x
}
