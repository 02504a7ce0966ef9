import type { AudioOut } from './playback.ts'

/** What a source of the twin was asked to play, in seconds of the context clock. */
export interface PlayedSound {
  readonly startsAt: number
  readonly seconds: number
  readonly sampleRateHz: number
  stoppedAt: number | undefined
}

/** An AudioContext without a loudspeaker, on a clock that the caller moves. Plays nothing, remembers everything. */
export class AudioOutTwin {
  currentTime = 0
  state: AudioContextState = 'running'
  readonly outputLatency = 0.04
  readonly played: PlayedSound[] = []
  /** Wall clock, ms. */
  nowMs = 1_000
  /** Added to the time stamp at its next reading, seconds: what a busy machine does to it. */
  jitterSeconds = 0

  /** Lets time pass; sound goes on while the context runs. */
  pass(seconds: number): void {
    this.nowMs += seconds * 1000
    if (this.state === 'running') this.currentTime += seconds
  }

  getOutputTimestamp(): AudioTimestamp {
    return { contextTime: this.currentTime - this.outputLatency + this.jitterSeconds, performanceTime: this.nowMs }
  }

  /** As the player wants it. Nodes carry only what the player touches. */
  asAudioOut(): AudioOut {
    const connectable = { connect: () => undefined, disconnect: () => undefined }
    const twin = {
      destination: connectable,
      createBuffer: (_channels: number, length: number, sampleRate: number) => ({
        length,
        sampleRate,
        copyToChannel: () => undefined,
      }),
      createGain: () => ({
        ...connectable,
        gain: {
          value: 1,
          cancelScheduledValues: () => undefined,
          setValueAtTime: () => undefined,
          linearRampToValueAtTime: () => undefined,
        },
      }),
      createBufferSource: () => this.#source(connectable),
      getOutputTimestamp: () => this.getOutputTimestamp(),
    }
    const live = Object.defineProperties(twin, {
      currentTime: { get: () => this.currentTime },
      state: { get: () => this.state },
      outputLatency: { get: () => this.outputLatency },
    })
    return live as unknown as AudioOut
  }

  #source(connectable: object) {
    const remember = (played: PlayedSound): void => void this.played.push(played)
    let sound: PlayedSound | undefined
    return {
      ...connectable,
      buffer: undefined as { length: number; sampleRate: number } | undefined,
      addEventListener: () => undefined,
      start: function (this: { buffer?: { length: number; sampleRate: number } }, startsAt: number): void {
        const { length = 0, sampleRate = 1 } = this.buffer ?? {}
        sound = { startsAt, seconds: length / sampleRate, sampleRateHz: sampleRate, stoppedAt: undefined }
        remember(sound)
      },
      stop: (at: number): void => {
        if (sound !== undefined) sound.stoppedAt = at
      },
    }
  }
}
