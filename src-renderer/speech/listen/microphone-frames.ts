/** Frames of 512 samples at 16 kHz, mono, −1 … 1: 32 ms each. */
export const listeningRateHz = 16_000
export const frameSamples = 512
export const frameSeconds = frameSamples / listeningRateHz
