/** avatar.json: what an office must know of a host before it lets her speak for it. */
import { LIGHT_TRIANGLES } from './light.ts'
import type { Motion } from './motion.ts'
import type { AvatarPreset } from './preset.ts'
import type { Figures } from './vrm.ts'

/** Limits a host must keep to run on a kiosk without a graphics card. */
export const BUDGETS = { triangles: 40_000, bytes: 3_000_000, bones: 100, materials: 16 } as const

export function manifest(
  preset: AvatarPreset,
  figures: Figures,
  light: Figures,
  motions: readonly Motion[],
  sha256: Readonly<Record<string, string>>,
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
      lightModel: 'model-light.vrm',
      preview: 'preview.webp',
      licence: 'LICENSE.md',
      gestures: motions.map(m => `gestures/${m.name}.vrma`),
      sha256,
    },
    budgets: {
      triangles: { used: figures.triangles, limit: BUDGETS.triangles },
      bytes: { used: figures.bytes, limit: BUDGETS.bytes },
      bones: { used: figures.bones, limit: BUDGETS.bones },
      materials: { used: figures.materials, limit: BUDGETS.materials },
      lightTriangles: { used: light.triangles, limit: LIGHT_TRIANGLES },
    },
  }
}
