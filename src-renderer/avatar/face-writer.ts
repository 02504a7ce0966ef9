import type { VRM } from '@pixiv/three-vrm'

/**
 * Writes the weights of all expressions into the meshes, as `VRMExpressionManager.update` does (VRM 1.0, expressions.md: what an
 * expression overrides of blink, look and mouth is taken from those), but touches only expressions that show or have just ceased
 * to, and makes no objects: it runs with every picture.
 */
export function createFaceWriter(vrm: VRM): () => void {
  const faces = vrm.expressionManager
  if (!faces) return () => undefined
  const all = faces.expressions.map(expression => {
    const is = (names: readonly string[]): boolean => names.includes(expression.expressionName)
    return {
      expression,
      blink: is(faces.blinkExpressionNames),
      lookAt: is(faces.lookAtExpressionNames),
      mouth: is(faces.mouthExpressionNames),
      /** Nobody knows what was written before. */
      written: true,
    }
  })
  const options = { multiplier: 1 }
  const left = { blink: 1, lookAt: 1, mouth: 1 }

  return () => {
    left.blink = left.lookAt = left.mouth = 1
    // Two may move the same point: all are taken back before the first is written anew.
    for (let at = 0; at < all.length; at++) {
      const face = all[at]
      if (face === undefined) continue
      if (face.written) face.expression.clearAppliedWeight()
      face.written = face.expression.weight > 0
      if (!face.written) continue
      left.blink -= face.expression.overrideBlinkAmount
      left.lookAt -= face.expression.overrideLookAtAmount
      left.mouth -= face.expression.overrideMouthAmount
    }
    for (let at = 0; at < all.length; at++) {
      const face = all[at]
      if (face?.written !== true) continue
      options.multiplier =
        (face.blink ? Math.max(0, left.blink) : 1) *
        (face.lookAt ? Math.max(0, left.lookAt) : 1) *
        (face.mouth ? Math.max(0, left.mouth) : 1)
      face.expression.applyWeight(options)
    }
  }
}
