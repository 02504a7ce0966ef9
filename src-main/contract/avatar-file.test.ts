import { describe, expect, it } from 'vitest'
import { tinyVrm, tinyWave } from '#tests/fixtures/tiny-vrm.ts'
import { avatarFaults, BrokenAvatar, checkAvatarBytes, readLicence } from './avatar-file.ts'

function faultOf(bytes: ArrayBuffer): string {
  try {
    checkAvatarBytes(bytes)
    return 'none'
  } catch (fault) {
    if (fault instanceof BrokenAvatar) return fault.code
    throw fault
  }
}

describe('数字人模型文件', () => {
  it('好的文件读得出版本和授权条款', () => {
    const facts = checkAvatarBytes(tinyVrm({ meta: { commercialUsage: 'corporation', allowRedistribution: true } }))
    expect(facts.vrmVersion).toBe('1')
    expect(facts.remarks).toEqual([])
    expect(readLicence(facts.meta)).toEqual({
      name: 'tiny',
      version: '',
      authors: ['Pengtong tests'],
      licenceUrl: 'https://vrm.dev/licenses/1.0/',
      avatarPermission: 'onlyAuthor',
      commercialUsage: 'corporation',
      politicalOrReligiousUse: false,
      redistribution: true,
      modification: 'prohibited',
      creditRequired: true,
    })
  })

  it('没有写明的授权，按最严的算；旧版 VRM 0.x 的写法也认得', () => {
    expect(readLicence({}).commercialUsage).toBe('personalNonProfit')
    const old = readLicence({
      title: '旧模型',
      author: '某人',
      allowedUserName: 'Everyone',
      commercialUssageName: 'Allow',
    })
    expect(old).toMatchObject({
      name: '旧模型',
      authors: ['某人'],
      avatarPermission: 'everyone',
      commercialUsage: 'corporation',
    })
  })

  it.each([
    ['一段文字', new TextEncoder().encode('不是模型，是一段说明文字，改了扩展名。').buffer as ArrayBuffer, 'NOT_GLB'],
    ['空文件', new ArrayBuffer(0), 'NOT_GLB'],
    ['只复制了一半', tinyVrm().slice(0, 2000), 'CUT_SHORT'],
    ['动作文件当成模型', tinyWave(), 'NOT_A_BODY'],
  ])('%s：说得出是什么问题', (_name, bytes, code) => {
    expect(faultOf(bytes)).toBe(code)
  })

  it('中间被改坏的文件，不当成好文件', () => {
    const bytes = tinyVrm()
    new Uint8Array(bytes).fill(0x7b, 40, 60)
    expect(faultOf(bytes)).toBe('UNREADABLE')
  })

  it('缺口型、缺眨眼的模型能用，但会说明', () => {
    const facts = checkAvatarBytes(tinyVrm({ without: ['oh', 'blink'] }))
    expect(facts.remarks).toHaveLength(2)
  })

  it('每一种问题都有一句中文，不含系统词', () => {
    for (const code of avatarFaults) {
      const { message } = new BrokenAvatar(code)
      expect(message).toMatch(/[\u4e00-\u9fff]{8}/)
      expect(message).not.toMatch(/null|undefined|Error|解析失败|[,;!]/)
    }
  })
})
