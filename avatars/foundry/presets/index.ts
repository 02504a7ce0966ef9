/** The hosts this project ships, in the order of the catalogue. */
import type { AvatarPreset } from '../preset.ts'
import { pengjie } from './pengjie.ts'
import { xiaotong } from './xiaotong.ts'
import { xiaozheng } from './xiaozheng.ts'
import { xiaozhengSummer } from './xiaozheng-summer.ts'

export const PRESETS: readonly AvatarPreset[] = [xiaozheng, xiaozhengSummer, xiaotong, pengjie]
