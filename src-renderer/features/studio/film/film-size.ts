/** Sizes a film can have, pixels; 30 frames a second for all. */
export const filmSizes = {
  '1080p': { width: 1920, height: 1080, label: '1080p 横屏' },
  '720p': { width: 1280, height: 720, label: '720p 横屏' },
  '360p': { width: 640, height: 360, label: '360p 小样' },
  portrait: { width: 1080, height: 1920, label: '1080 × 1920 竖屏' },
} as const
export type FilmSizeName = keyof typeof filmSizes

export interface FilmSize {
  readonly width: number
  readonly height: number
}

export const filmFramesPerSecond = 30

/**
 * The label of generated content on a film: at least 2 s from the first frame and 5 % of the short side high
 * (人工智能生成合成内容标识办法; GB 45438-2025 as reported). We let it stand throughout and larger at the start.
 */
export const filmLabel = {
  text: 'AI 生成 · 内容由人工智能合成',
  startSeconds: 3,
  startShare: 0.06,
  restShare: 0.05,
} as const
