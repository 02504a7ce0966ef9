import type { AvatarLicence } from '#contract/avatar-file.ts'
import type { Standing } from './framing.ts'
import type { ModelSource } from './load-vrm.ts'
import type { Viseme, VisemeTrack } from './lip-sync/viseme-track.ts'
import type { AnswerMood, PresenceState } from './presence.ts'
import type { SentenceContext } from './sentence-gesture.ts'
import type { Ground } from './stage.ts'

export interface HostBodyOptions {
  readonly canvas: HTMLCanvasElement
  readonly modelUrl: ModelSource
  /** The same person with fewer triangles, taken live where the processor draws; films take `modelUrl` by leaving it out. */
  readonly lightModelUrl?: ModelSource
  /** Motion files by name; see presence.ts for the names that states ask for. A motion that cannot be read is left out. */
  readonly gestureUrls: Readonly<Record<string, string | ArrayBuffer>>
  readonly previewUrl?: string
  readonly seed: number
  readonly reducedMotion: boolean
  readonly standing?: Standing
  readonly ground?: Ground
  readonly smoothEdges?: boolean | 'auto'
  /** Film steps a second, a multiple of the film's frame rate: 60 for 30 and 60, 50 for 25. */
  readonly stepsPerSecond?: number
  /** `kind` has changed: the body is ready, the graphics card was lost or came back. */
  readonly onChange?: () => void
}

export interface HostPicture {
  readonly url: string
  /** Chinese, for the person who looks after the screen. */
  readonly reason: string
}

export interface HostReady {
  readonly kind: 'body' | 'picture'
  readonly picture: HostPicture | undefined
  readonly licence: AvatarLicence | undefined
  readonly gestures: readonly string[]
  /** What works less well with this model, in Chinese. */
  readonly remarks: readonly string[]
}

/** Metres, feet at the origin, +Y up, +Z from her towards the viewer, +X the viewer's right. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

export interface HostBody {
  /** Never rejects: a body that cannot be shown is a picture. */
  readonly ready: Promise<HostReady>
  readonly kind: 'loading' | 'body' | 'picture'
  readonly picture: HostPicture | undefined
  /** A processor draws her, not a graphics card. */
  readonly software: boolean
  setState(state: PresenceState): void
  /** The kind of the answer she gives from now on; her face follows while she speaks. */
  setMood(mood: AnswerMood): void
  /** A sentence begins: her hands go with what it says (sentence-gesture.ts), unless they are busy. */
  accompany(sentence: string, context: SentenceContext): void
  /** @param heardTimeSeconds  seconds of this chunk heard so far; negative before; see mouth.ts */
  say(track: VisemeTrack, heardTimeSeconds: () => number): void
  stopSaying(): void
  /** @returns false when the avatar has no such motion, or motion is reduced */
  gesture(name: string): boolean
  /** One expression alone and whole, for a preview; `null` ends it. */
  tryExpression(name: string | null): void
  /** The visitor's face, or `null` for the camera. */
  lookAt(point: Point | null): void
  setStanding(standing: Standing): void
  /** 0 closed … 1 wide open, in the last picture. */
  mouthOpening(): number
  visemeNow(): Viseme
  /** Weight in the last picture of an expression: `aa`, `PP`, `blink`, `happy`, … */
  expression(name: string): number
  /**
   * Film: draws the moment `timeSeconds` ≥ 0. The first call, and any call that goes back, starts the idle life again from its
   * seed in the present state; gestures and words are given between calls, at the moment they belong to.
   */
  renderFrame(timeSeconds: number): void
  /** RGBA, bottom row first, of the last picture, right after renderFrame. */
  readPixels(into: Uint8Array): void
  readonly drawingSize: { readonly width: number; readonly height: number }
  start(): void
  stop(): void
  /** CSS pixels; drawing pixels per CSS pixel, live capped by the frame budget. */
  resize(width: number, height: number, pixelRatio?: number): void
  dispose(): void
}
