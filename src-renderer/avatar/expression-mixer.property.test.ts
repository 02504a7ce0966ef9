import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createExpressionMixer, emotions, leftByOverrides, type Face, type FaceRules } from './expression-mixer.ts'
import { mouthOpening, mouthShapes, PP } from './lip-sync/mouth-curve.ts'

const override = fc.constantFrom('none' as const, 'block' as const, 'blend' as const)
const rules: fc.Arbitrary<FaceRules> = fc.record({
  isBinary: fc.boolean(),
  overrideMouth: override,
  overrideBlink: override,
})
const weight = fc.double({ min: 0, max: 1, noNaN: true })

/** Any model: some emotions missing, some shapes missing, any override rules. */
const anyFace = fc
  .record({
    moods: fc.array(fc.option(rules, { nil: undefined }), { minLength: emotions.length, maxLength: emotions.length }),
    missing: fc.subarray([...mouthShapes, 'blink']),
  })
  .map(({ moods, missing }) => {
    const values = new Map<string, number>()
    const known = new Map<string, FaceRules>()
    const plain: FaceRules = { isBinary: false, overrideMouth: 'none', overrideBlink: 'none' }
    emotions.forEach((name, at) => {
      const rule = moods[at]
      if (rule !== undefined) known.set(name, rule)
    })
    for (const name of [...mouthShapes, 'blink']) if (!missing.includes(name)) known.set(name, plain)
    const face: Face = { rulesOf: name => known.get(name), setValue: (name, value) => void values.set(name, value) }
    return { face, values, known }
  })

const step = fc.record({
  mouth: fc.array(weight, { minLength: mouthShapes.length, maxLength: mouthShapes.length }),
  blink: weight,
  emotion: fc.constantFrom(...emotions, null),
  strength: fc.double({ min: -1, max: 3, noNaN: true }),
  delta: fc.double({ min: 0.001, max: 0.3, noNaN: true }),
})

describe('表情混合', () => {
  it('写到脸上的每个权重都在 0 到 1 之间，嘴形合计不超过 1，情绪合计不超过 0.85', () => {
    fc.assert(
      fc.property(anyFace, fc.array(step, { minLength: 1, maxLength: 30 }), ({ face, values, known }, steps) => {
        const mixer = createExpressionMixer(face)
        for (const { mouth, blink, emotion, strength, delta } of steps) {
          mixer.setMouth(Float32Array.from(mouth))
          mixer.setBlink(blink)
          mixer.setEmotion(emotion, strength)
          mixer.update(delta)
          for (const [name, value] of values) {
            expect(known.has(name)).toBe(true)
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(1)
          }
          const sum = (names: readonly string[]): number =>
            names.reduce((all, name) => all + (values.get(name) ?? 0), 0)
          expect(sum(mouthShapes)).toBeLessThanOrEqual(1 + 1e-5)
          expect(sum(emotions)).toBeLessThanOrEqual(0.85 + 1e-5)
        }
      }),
    )
  })

  it('说话时，任何情绪都不会让口型失效，也不会撑开 b p m 的双唇', () => {
    fc.assert(
      fc.property(anyFace, fc.constantFrom(...emotions), weight, ({ face, values, known }, emotion, open) => {
        const mixer = createExpressionMixer(face)
        const mouth = new Float32Array(mouthShapes.length)
        mixer.setEmotion(emotion, 1)
        mouth[0] = 0.3 + 0.7 * open
        mixer.setMouth(mouth)
        for (let frame = 0; frame < 60; frame++) mixer.update(1 / 60)
        const left = leftByOverrides(face, name => values.get(name) ?? 0)
        expect(left.mouth).toBeGreaterThanOrEqual(0.69)

        mouth.fill(0)
        mouth[PP] = 1
        mixer.setMouth(mouth)
        mixer.update(1 / 60)
        for (const name of emotions) {
          const rule = known.get(name)
          if (rule !== undefined && rule.overrideMouth !== 'none') expect(values.get(name)).toBe(0)
        }
        expect(mouthOpening(Float32Array.from(mouthShapes, name => values.get(name) ?? 0))).toBe(0)
      }),
    )
  })

  it('什么都不要求以后，两秒之内脸回到平静', () => {
    fc.assert(
      fc.property(anyFace, fc.array(step, { minLength: 1, maxLength: 10 }), ({ face, values }, steps) => {
        const mixer = createExpressionMixer(face)
        for (const { mouth, blink, emotion, strength, delta } of steps) {
          mixer.setMouth(Float32Array.from(mouth))
          mixer.setBlink(blink)
          mixer.setEmotion(emotion, strength)
          mixer.update(delta)
        }
        mixer.setMouth(new Float32Array(mouthShapes.length))
        mixer.setBlink(0)
        mixer.setEmotion(null)
        for (let frame = 0; frame < 120; frame++) mixer.update(1 / 60)
        for (const value of values.values()) expect(value).toBe(0)
      }),
    )
  })

  it('情绪从正在显示的样子开始变，不跳', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...emotions, null), { minLength: 2, maxLength: 12 }), moods => {
        const values = new Map<string, number>()
        const plain: FaceRules = { isBinary: false, overrideMouth: 'none', overrideBlink: 'none' }
        const mixer = createExpressionMixer({
          rulesOf: () => plain,
          setValue: (name, value) => void values.set(name, value),
        })
        mixer.update(1 / 60)
        for (const mood of moods) {
          mixer.setEmotion(mood, 0.8)
          for (let frame = 0; frame < 7; frame++) {
            const before = emotions.map(name => values.get(name) ?? 0)
            mixer.update(1 / 60)
            emotions.forEach((name, at) =>
              expect(Math.abs((values.get(name) ?? 0) - (before[at] ?? 0))).toBeLessThan(0.3),
            )
          }
        }
      }),
    )
  })

  it('没有 f 的形状时，用窄缝代替', () => {
    const values = new Map<string, number>()
    const plain: FaceRules = { isBinary: false, overrideMouth: 'none', overrideBlink: 'none' }
    const mixer = createExpressionMixer({
      rulesOf: name => (name === 'FF' ? undefined : plain),
      setValue: (name, value) => void values.set(name, value),
    })
    mixer.setMouth(Float32Array.from([0, 0, 0, 0, 0, 0, 0.9]))
    mixer.update(1 / 60)
    expect(values.get('ih')).toBeCloseTo(0.135, 5)
    expect(values.has('FF')).toBe(false)
  })

  it('眼睛往下看，上眼皮跟着下来', () => {
    const values = new Map<string, number>()
    const plain: FaceRules = { isBinary: false, overrideMouth: 'none', overrideBlink: 'none' }
    const mixer = createExpressionMixer({
      rulesOf: () => plain,
      setValue: (name, value) => void values.set(name, value),
    })
    mixer.setEyePitch(40)
    mixer.update(1 / 60)
    expect(values.get('blink')).toBeCloseTo(0.25, 5)
    mixer.setEyePitch(-20)
    mixer.update(1 / 60)
    expect(values.get('blink')).toBe(0)
  })
})
