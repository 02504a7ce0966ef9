import fc from 'fast-check'
import type { Mesh } from 'three'
import { beforeAll, describe, expect, it } from 'vitest'
import type { VRM } from '@pixiv/three-vrm'
import { tinyVrm } from '#tests/fixtures/tiny-vrm.ts'
import { createFaceWriter } from './face-writer.ts'
import { loadVrm } from './load-vrm.ts'

const influences = (vrm: VRM): number[] => {
  const all: number[] = []
  vrm.scene.traverse(node => {
    if ('isMesh' in node) all.push(...((node as Mesh).morphTargetInfluences ?? []))
  })
  return all
}

describe('把表情写到脸上', () => {
  let ours: VRM
  let theirs: VRM
  let write: () => void
  beforeAll(async () => {
    ours = (await loadVrm(tinyVrm())).vrm
    theirs = (await loadVrm(tinyVrm())).vrm
    for (const { expressionManager } of [ours, theirs]) {
      const { happy, aa } = expressionManager?.expressionMap ?? {}
      if (!happy || !aa) throw new Error('the smallest person has lost an expression')
      Object.assign(happy, { overrideBlink: 'block', overrideMouth: 'blend' })
      aa.isBinary = true
    }
    write = createFaceWriter(ours)
  })

  it('怎样的表情接着怎样的表情，每一点都同规范的算法一样', () => {
    const names = ours.expressionManager?.expressions.map(({ expressionName }) => expressionName) ?? []
    expect(names.length).toBeGreaterThan(6)
    const weight = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.double({ min: 0, max: 1, noNaN: true }))
    const face = fc.array(weight, { minLength: names.length, maxLength: names.length })
    fc.assert(
      fc.property(fc.array(face, { minLength: 1, maxLength: 5 }), faces => {
        for (const weights of faces) {
          for (const { expressionManager } of [ours, theirs])
            names.forEach((name, at) => expressionManager?.setValue(name, weights[at] ?? 0))
          write()
          theirs.expressionManager?.update()
          expect(influences(ours)).toEqual(influences(theirs))
        }
      }),
      { numRuns: 200 },
    )
  })
})
