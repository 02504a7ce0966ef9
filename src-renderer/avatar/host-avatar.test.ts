import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostFiles, hostIds, knownHost } from './host-avatar.ts'

const root = path.resolve(import.meta.dirname, '../..')
const onDisk = readdirSync(path.join(root, 'avatars')).filter(name =>
  existsSync(path.join(root, 'avatars', name, 'avatar.json')),
)

describe('程序自带的形象', () => {
  it('列出的就是文件夹里有的，一个不多，一个不少', () => {
    expect([...hostIds].sort()).toEqual(onDisk.sort())
  })

  it('每一个的模型、轻量模型、照片、登记和全部动作都在', () => {
    for (const id of hostIds) {
      const { gestureUrls, ...files } = hostFiles(id)
      for (const address of [...Object.values(files), ...Object.values(gestureUrls)])
        expect(existsSync(path.join(root, address)), address).toBe(true)
    }
  })

  it('选的形象这里没有，就用第一个', () => {
    expect(knownHost('pengjie')).toBe('pengjie')
    expect(knownHost('没有')).toBe('xiaozheng')
    expect(knownHost(null)).toBe('xiaozheng')
  })
})
