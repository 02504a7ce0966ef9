import { describe, expect, it } from 'vitest'
import { largestBodyBytes } from '#contract/avatar-file.ts'
import errors from '#i18n/zh-CN/errors.ts'
import { tinyVrm, tinyWave } from '#tests/fixtures/tiny-vrm.ts'
import { checkAvatar, type AvatarReport } from './check-avatar.ts'

/** Terms under which an office may use a body. */
const allowed = {
  commercialUsage: 'corporation',
  avatarPermission: 'everyone',
  modification: 'allowModification',
  allowRedistribution: true,
  allowPoliticalOrReligiousUsage: true,
  creditNotation: 'unnecessary',
}
const codes = (report: AvatarReport): string[] => report.findings.map(({ code }) => code)

/** The file's own description, changed; the binary part stays. */
function withJson(bytes: ArrayBuffer, change: (file: Record<string, unknown>) => void): ArrayBuffer {
  const view = new DataView(bytes)
  const length = view.getUint32(12, true)
  const file = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, length))) as Record<string, unknown>
  change(file)
  const json = new TextEncoder().encode(JSON.stringify(file))
  const padded = Math.ceil(json.length / 4) * 4
  const rest = new Uint8Array(bytes, 20 + length)
  const out = new Uint8Array(20 + padded + rest.length).fill(0x20, 0, 20 + padded)
  out.set(new Uint8Array(bytes, 0, 20))
  out.set(json, 20)
  out.set(rest, 20 + padded)
  const head = new DataView(out.buffer)
  head.setUint32(8, out.length, true)
  head.setUint32(12, padded, true)
  return out.buffer
}

/** The same person as an older program would have written her. */
function oldVrm(meta: Record<string, unknown>): ArrayBuffer {
  return withJson(tinyVrm(), file => {
    const extensions = file['extensions'] as Record<string, unknown>
    const one = extensions['VRMC_vrm'] as { humanoid: { humanBones: Record<string, { node: number }> } }
    const humanBones = Object.entries(one.humanoid.humanBones).map(([bone, { node }]) => ({ bone, node }))
    const old = { specVersion: '0.0', meta, humanoid: { humanBones }, blendShapeMaster: { blendShapeGroups: [] } }
    Object.assign(file, { extensions: { VRM: old }, extensionsUsed: ['VRM'] })
  })
}

describe('检查一个形象文件', () => {
  it('写明许可的好文件可以用，骨骼、口型、预算都数得出', async () => {
    const report = await checkAvatar(tinyVrm({ meta: allowed }))
    expect(report.usable).toBe(true)
    expect(report.visemes.present).toEqual(['aa', 'ih', 'ou', 'ee', 'oh'])
    expect(report.bones.present).toBe(19)
    expect(report.budgets.find(({ name }) => name === '三角形')?.used).toBeGreaterThan(50)
    expect(report.findings.filter(({ level }) => level === 'refuse')).toEqual([])
  })

  it.each([
    ['只许作者本人', { avatarPermission: 'onlyAuthor' }, 'ONLY_AUTHOR'],
    ['只许个人', { commercialUsage: 'personalProfit' }, 'NO_ORGANISATION'],
    ['不许改动', { modification: 'prohibited' }, 'NO_MODIFICATION'],
  ])('%s：拒绝，并说明原因和下一步', async (_name, terms, code) => {
    const report = await checkAvatar(tinyVrm({ meta: { ...allowed, ...terms } }))
    expect(report.usable).toBe(false)
    const finding = report.findings.find(({ level }) => level === 'refuse')
    expect(finding?.code).toBe(code)
    expect(finding?.sentence).toMatch(/请/)
  })

  it('什么都没有写明的文件，按不许可算', async () => {
    expect(codes(await checkAvatar(tinyVrm()))).toEqual(
      expect.arrayContaining(['ONLY_AUTHOR', 'NO_ORGANISATION', 'NO_MODIFICATION']),
    )
  })

  it('旧版 VRM 0.x 也读得出，条款按它的写法认', async () => {
    const free = {
      title: '旧',
      author: '某人',
      allowedUserName: 'Everyone',
      commercialUssageName: 'Allow',
      licenseName: 'CC_BY',
    }
    const report = await checkAvatar(oldVrm(free))
    expect(report.vrmVersion).toBe('0')
    expect(report.usable).toBe(true)
    expect(codes(report)).toContain('NO_VISEMES')
    expect((await checkAvatar(oldVrm({ ...free, licenseName: 'CC_BY_NC_ND' }))).usable).toBe(false)
  })

  it.each([
    [
      '不是模型的文件',
      new TextEncoder().encode('一段说明文字，改了扩展名，所以不是模型。').buffer as ArrayBuffer,
      'NOT_GLB',
    ],
    ['空文件', new ArrayBuffer(0), 'NOT_GLB'],
    ['只复制了一半的文件', tinyVrm({ meta: allowed }).slice(0, 2000), 'CUT_SHORT'],
    ['动作文件', tinyWave(), 'NOT_A_BODY'],
  ])('%s：说得出是什么问题，不出错', async (_name, bytes, code) => {
    const report = await checkAvatar(bytes)
    expect(report).toMatchObject({ usable: false, findings: [{ level: 'refuse', code }] })
  })

  it('三百兆的文件不读，直接说明', async () => {
    const huge = { byteLength: 300 * 1024 * 1024 } as ArrayBuffer
    const [finding] = (await checkAvatar(huge)).findings
    expect(finding).toMatchObject({ code: 'TOO_LARGE' })
    expect(finding?.sentence).toContain('300 MB')
  })

  it('能检查的就能收存：上限是同一个，说的是同样的话', async () => {
    const [finding] = (await checkAvatar({ byteLength: largestBodyBytes + 1 } as ArrayBuffer)).findings
    const { text, next } = errors['BODY_REFUSED_too-large']
    const [size, limit] = text.replace('{text}', '33').split('，')
    expect(finding?.sentence).toBe(`${size}，${limit}，没有读取。请${next}`)
  })

  it('背对观众的模型转过来，并说明', async () => {
    const backwards = withJson(tinyVrm({ meta: allowed }), file => {
      const scenes = file['scenes'] as { nodes: number[] }[]
      const nodes = file['nodes'] as Record<string, unknown>[]
      const turned = nodes.push({ name: 'turned', rotation: [0, 1, 0, 0], children: scenes[0]?.nodes ?? [] }) - 1
      Object.assign(file, { scenes: [{ nodes: [turned] }] })
    })
    const report = await checkAvatar(backwards)
    expect(report.usable).toBe(true)
    expect(report.findings.map(({ sentence }) => sentence)).toContain('模型背对观众，已转过来。')
  })

  it('缺口型、缺眨眼的能用，但要说', async () => {
    const report = await checkAvatar(tinyVrm({ meta: allowed, without: ['oh', 'blink'] }))
    expect(report.usable).toBe(true)
    expect(codes(report)).toEqual(expect.arrayContaining(['SOME_VISEMES', 'NO_BLINK', 'NO_FINGERS']))
  })
})
