/** avatar.json: what an office must know of a host before it lets her speak for it. */
import type { Motion } from './motion.ts'
import type { AvatarPreset } from './preset.ts'
import type { Figures } from './vrm.ts'

/** Limits a host must keep to run on a kiosk without a graphics card. */
export const BUDGETS = { triangles: 60_000, bytes: 6 * 1024 * 1024, bones: 120, materials: 20 } as const

export function manifest(
  preset: AvatarPreset,
  figures: Figures,
  motions: readonly Motion[],
  sha256: string,
): Record<string, unknown> {
  return {
    id: preset.id,
    name: { zh: preset.name, en: preset.nameEnglish },
    codeNumber: preset.codeNumber,
    owner: preset.owner,
    modelSource: {
      description: '由本项目 avatars/foundry 程序生成，未使用第三方模型、贴图或动作数据',
      authorisation: '项目自有，Apache-2.0',
    },
    voiceSource: preset.voiceSource,
    licence: 'Apache-2.0',
    version: preset.version,
    enabledFrom: preset.enabledFrom,
    files: {
      model: 'model.vrm',
      preview: 'preview.webp',
      licence: 'LICENSE.md',
      gestures: motions.map(m => `gestures/${m.name}.vrma`),
      sha256: { 'model.vrm': sha256 },
    },
    budgets: {
      triangles: { used: figures.triangles, limit: BUDGETS.triangles },
      bytes: { used: figures.bytes, limit: BUDGETS.bytes },
      bones: { used: figures.bones, limit: BUDGETS.bones },
      materials: { used: figures.materials, limit: BUDGETS.materials },
    },
  }
}
