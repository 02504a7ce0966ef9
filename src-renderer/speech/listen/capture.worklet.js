/** Hands over the microphone in frames of 512 samples (32 ms at 16 kHz). Plain JavaScript: it runs in the audio thread as it is. */
class Capture extends AudioWorkletProcessor {
  constructor() {
    super()
    this.frame = new Float32Array(512)
    this.filled = 0
  }

  process(inputs) {
    const channel = inputs[0]?.[0]
    if (channel === undefined) return true
    for (const sample of channel) {
      this.frame[this.filled++] = sample
      if (this.filled < this.frame.length) continue
      this.port.postMessage(this.frame)
      this.frame = new Float32Array(512)
      this.filled = 0
    }
    return true
  }
}
registerProcessor('pengtong-capture', Capture)
