import { VRMUtils } from '@pixiv/three-vrm'
import { BrokenAvatar, type AvatarLicence } from '#contract/avatar-file.ts'
import { createBody, type Body } from './body.ts'
import { createFrameBudget, qualities } from './frame-budget.ts'
import { loadGesture } from './gesture.ts'
import { loadVrm } from './load-vrm.ts'
import type { MotionClip } from './motion-clip.ts'
import type { AnswerMood, PresenceState } from './presence.ts'
import { createStage, type Stage } from './stage.ts'
import type { HostBody, HostBodyOptions, HostPicture, HostReady, Point } from './host-body.types.ts'

export type * from './host-body.types.ts'

/**
 * The body of the host as a page sees it. Two clocks, never mixed:
 *   live    `start()`: the screen's own frames; quality follows the machine.
 *   film    `renderFrame(t)`: nothing but t, the seed and the calls made; the same film twice is the same pixels twice.
 *
 * She degrades in order and says so: without WebGL or without a model `kind` is 'picture', every call still answers, and the
 * page shows `picture.url`.
 */

const noWebGl = '这台电脑的浏览器画不出三维画面，先用照片代替。语音和字幕照常。'
const cardLost = '显卡暂时停了，先用照片代替，恢复后自动回来。语音和字幕照常。'
/** The stance she is first seen in; the others are read while she stands there. */
const firstMotion = 'idle'
/** A processor that also speaks and answers is not asked for more pictures than this. */
const softwareFrameMs = 1000 / 31

export function createHostBody(options: HostBodyOptions): HostBody {
  const perSecond = options.stepsPerSecond ?? 60
  const cancel = new AbortController()
  let stage: Stage | undefined
  let body: Body | undefined
  let picture: HostPicture | undefined
  let licence: AvatarLicence | undefined
  let remarks: readonly string[] = []
  let filmSteps = -1
  let request = 0
  let lastMs = -1
  let size = { width: 1, height: 1, pixelRatio: 1 }
  let state: PresenceState = 'idle'
  let mood: AnswerMood = 'calm'
  let visitor: Point | null = null

  const toPicture = (reason: string): void => {
    picture = { url: options.previewUrl ?? '', reason }
    options.onChange?.()
  }
  try {
    stage = createStage({
      canvas: options.canvas,
      ground: options.ground ?? 'bay',
      smoothEdges: options.smoothEdges ?? 'auto',
      onLost: () => toPicture(cardLost),
      onRestored: () => {
        picture = undefined
        options.onChange?.()
      },
    })
    stage.setStanding(options.standing ?? 'centre')
  } catch {
    // No WebGL2 here; that is a state of the machine, not a fault of the program, and the picture says so.
    toPicture(noWebGl)
  }
  const software = stage?.software ?? true
  const budget = createFrameBudget(software)

  const load = async (): Promise<HostReady> => {
    try {
      if (stage === undefined) throw new Error(noWebGl)
      const avatar = await loadVrm((software ? options.lightModelUrl : undefined) ?? options.modelUrl, cancel.signal)
      const motion = async (name: string): Promise<MotionClip | undefined> => {
        const source = options.gestureUrls[name]
        if (source === undefined || cancel.signal.aborted) return undefined
        // One missing motion is a stiffer host, not a missing host.
        const clip = await loadGesture(avatar.vrm, name, source).catch(() => undefined)
        if (clip === undefined) remarks = [...remarks, `动作“${name}”读不了，已略过`]
        return clip
      }
      const first = await motion(firstMotion)
      if (cancel.signal.aborted) VRMUtils.deepDispose(avatar.vrm.scene)
      else {
        const clips = new Map(first === undefined ? [] : [[firstMotion, first]])
        body = createBody(avatar.vrm, clips, options.seed, options.reducedMotion)
        body.presence.setMood(mood)
        body.presence.set(state)
        aim()
        body.reset()
        stage.put(body.vrm.scene, body.heights)
        applyQuality()
        licence = avatar.licence
        remarks = [...avatar.remarks, ...remarks]
        options.onChange?.()
        // She stands there while the rest of what she can do is read, one motion between two pictures.
        for (const name of Object.keys(options.gestureUrls)) {
          const clip = name === firstMotion ? undefined : await motion(name)
          if (clip !== undefined) body?.gestures.add(clip)
        }
        body?.presence.settle()
      }
    } catch (cause) {
      if (picture === undefined)
        toPicture(cause instanceof BrokenAvatar ? cause.message : new BrokenAvatar('UNREADABLE').message)
    }
    return {
      kind: body === undefined ? 'picture' : 'body',
      picture,
      licence,
      gestures: body?.gestures.names ?? [],
      remarks,
    }
  }

  const aim = (): void => {
    if (stage === undefined || body === undefined) return
    const eyes = stage.camera.position
    if (visitor === null) body.aimAt(0, body.heights.eyes, Math.max(eyes.z, 1))
    else body.aimAt(visitor.x, visitor.y, visitor.z)
  }
  const applyQuality = (film = false): void => {
    const quality = (film ? undefined : qualities[budget.level]) ?? {
      outline: true,
      plain: false,
      pixelRatio: Infinity,
    }
    stage?.setDetail(quality)
    stage?.resize(size.width, size.height, Math.min(size.pixelRatio, quality.pixelRatio))
  }
  const live = (nowMs: number): void => {
    request = requestAnimationFrame(live)
    if (software && lastMs >= 0 && nowMs - lastMs < softwareFrameMs - 2) return
    const intervalMs = lastMs < 0 ? 0 : nowMs - lastMs
    const deltaSeconds = Math.min(0.1, intervalMs / 1000)
    lastMs = nowMs
    if (stage === undefined || body === undefined || stage.lost) return
    body.step(deltaSeconds)
    stage.render()
    if (intervalMs > 0 && budget.note(intervalMs)) applyQuality()
  }
  const stop = (): void => {
    cancelAnimationFrame(request)
    request = 0
    lastMs = -1
  }

  return {
    ready: load(),
    get kind() {
      if (picture !== undefined) return 'picture'
      return body === undefined ? 'loading' : 'body'
    },
    get picture() {
      return picture
    },
    software,
    setState(next) {
      state = next
      body?.presence.set(next)
    },
    setMood(next) {
      mood = next
      body?.presence.setMood(next)
    },
    accompany: (sentence, context) => body?.presence.accompany(sentence, context),
    say: (track, heardTimeSeconds) => body?.mouth.say(track, heardTimeSeconds),
    stopSaying: () => body?.mouth.stop(),
    gesture: name => !options.reducedMotion && (body?.gestures.play(name) ?? false),
    lookAt(point) {
      visitor = point
      aim()
    },
    tryExpression: name => body?.tryExpression(name),
    setStanding: standing => stage?.setStanding(standing),
    mouthOpening: () => body?.mouth.opening() ?? 0,
    visemeNow: () => body?.mouth.visemeNow() ?? 'sil',
    expression: name => body?.shown(name) ?? 0,
    renderFrame(timeSeconds) {
      if (body === undefined || stage === undefined) return
      stop()
      const wanted = Math.max(0, Math.round(timeSeconds * perSecond))
      if (filmSteps < 0 || wanted < filmSteps) {
        if (filmSteps < 0) applyQuality(true)
        body.reset()
        filmSteps = 0
      }
      for (; filmSteps < wanted; filmSteps++) body.step(1 / perSecond)
      stage.render()
    },
    readPixels: into => stage?.readPixels(into),
    get drawingSize() {
      return { width: stage?.drawingWidth ?? 0, height: stage?.drawingHeight ?? 0 }
    },
    start() {
      if (request !== 0) return
      if (filmSteps >= 0) {
        filmSteps = -1
        applyQuality()
      }
      request = requestAnimationFrame(live)
    },
    stop,
    resize(width, height, pixelRatio = globalThis.devicePixelRatio) {
      size = { width, height, pixelRatio }
      applyQuality(filmSteps >= 0)
      aim()
    },
    dispose() {
      stop()
      cancel.abort()
      if (body !== undefined) VRMUtils.deepDispose(body.vrm.scene)
      stage?.dispose()
      body = undefined
      stage = undefined
    },
  }
}
