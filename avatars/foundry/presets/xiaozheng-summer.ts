import type { AvatarPreset } from '../preset.ts'
import { xiaozheng } from './xiaozheng.ts'

/** 小政 in summer: a white polo shirt with short sleeves under a navy vest. */
export const xiaozhengSummer: AvatarPreset = {
  ...xiaozheng,
  id: 'xiaozheng-summer',
  name: '小政（夏装）',
  nameEnglish: 'Xiaozheng, summer outfit',
  codeNumber: 'PT-XZ-002',
  outfit: { top: 'vest', bottom: 'skirt', neckwear: 'none', shoes: 'court', earrings: false },
}
