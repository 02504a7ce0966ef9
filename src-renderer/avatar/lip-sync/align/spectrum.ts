/** Power spectrum of short real frames by a radix-2 transform on tables that are made once. */
export interface Spectrum {
  readonly size: number
  /** Writes size / 2 + 1 powers of a frame of at most `size` samples, windowed by Hann over `length`, into `out`. */
  power(samples: Float32Array, from: number, length: number, out: Float32Array): void
}

/** @param size  a power of two */
export function createSpectrum(size: number): Spectrum {
  const half = size / 2
  const cos = Float32Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size))
  const sin = Float32Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size))
  const bits = Math.log2(size)
  const reversed = Uint16Array.from({ length: size }, (_, k) => reverse(k, bits))
  const re = new Float32Array(size)
  const im = new Float32Array(size)
  let hann = new Float32Array(0)
  return {
    size,
    power(samples, from, length, out) {
      if (hann.length !== length)
        hann = Float32Array.from({ length }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / (length - 1)))
      for (let n = 0; n < size; n++) {
        const value = n < length ? (samples[from + n] ?? 0) * (hann[n] ?? 0) : 0
        re[reversed[n] ?? 0] = value
      }
      im.fill(0)
      for (let span = 1; span < size; span *= 2) butterflies(re, im, cos, sin, size, span)
      for (let k = 0; k <= half; k++) {
        const [a, b] = [re[k] ?? 0, im[k] ?? 0]
        out[k] = a * a + b * b
      }
    },
  }
}

function butterflies(
  re: Float32Array,
  im: Float32Array,
  cos: Float32Array,
  sin: Float32Array,
  size: number,
  span: number,
): void {
  const stride = size / (2 * span)
  for (let group = 0; group < size; group += 2 * span) {
    for (let k = 0; k < span; k++) {
      const a = group + k
      const b = a + span
      const c = cos[k * stride] ?? 0
      const s = sin[k * stride] ?? 0
      const tr = (re[b] ?? 0) * c - (im[b] ?? 0) * s
      const ti = (re[b] ?? 0) * s + (im[b] ?? 0) * c
      re[b] = (re[a] ?? 0) - tr
      im[b] = (im[a] ?? 0) - ti
      re[a] = (re[a] ?? 0) + tr
      im[a] = (im[a] ?? 0) + ti
    }
  }
}

function reverse(value: number, bits: number): number {
  let out = 0
  for (let bit = 0; bit < bits; bit++) out |= ((value >> bit) & 1) << (bits - 1 - bit)
  return out
}
