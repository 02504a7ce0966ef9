import { registerAacEncoder } from '@mediabunny/aac-encoder'
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  canEncodeAudio,
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  Quality,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny'
import { filmSampleRateHz } from './film-sound.ts'
import { filmFramesPerSecond, type FilmSize } from './film-size.ts'

/** Why a film cannot be made here, in Chinese, for the person who exports. */
export class FilmNotPossible extends Error {
  override readonly name = 'FilmNotPossible'
}

/** What stands in the file for machines: key `AIGC`, a JSON text (GB 45438-2025 as reported). */
export interface GeneratedContentMark {
  readonly Label: '1'
  readonly ContentProducer: string
  readonly ProduceID: string
}

export interface FilmEncoder {
  /** @param pixels  RGBX, top row first, exactly width × height × 4 bytes; used before the promise ends */
  addFrame(pixels: Uint8Array<ArrayBuffer>, index: number): Promise<void>
  /** The whole sound, then the end of the file. */
  finish(sound: Float32Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  cancel(): Promise<void>
}

/** The WASM encoder puts 1,024 samples of priming before the sound and no edit list: that much silence is left out. */
const aacPrimingSamples = 1_024

/** An MP4 of H.264 High and AAC-LC, which every player and editor reads; the index stands at its beginning. */
export async function createFilmEncoder(
  size: FilmSize,
  tags: { title: string; mark: GeneratedContentMark },
): Promise<FilmEncoder> {
  if (!(await canEncodeVideo('avc', { width: size.width, height: size.height }))) {
    throw new FilmNotPossible('这台电脑的浏览器不能压缩 H.264 影片。请换用鹏政通桌面程序，或装有 Chromium 的电脑。')
  }
  const ownAac = await canEncodeAudio('aac')
  if (!ownAac) registerAacEncoder()
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const video = new VideoSampleSource({ codec: 'avc', quality: new Quality('high'), keyFrameInterval: 2 })
  const audio = new AudioSampleSource({ codec: 'aac', bitrate: 128_000 })
  output.addVideoTrack(video, { frameRate: filmFramesPerSecond })
  output.addAudioTrack(audio)
  output.setMetadataTags({
    title: tags.title,
    comment: JSON.stringify({ AIGC: tags.mark }),
    raw: { AIGC: JSON.stringify(tags.mark) },
  })
  await output.start()
  return {
    async addFrame(pixels, index) {
      const sample = new VideoSample(pixels, {
        format: 'RGBX',
        codedWidth: size.width,
        codedHeight: size.height,
        timestamp: index / filmFramesPerSecond,
        duration: 1 / filmFramesPerSecond,
      })
      await video.add(sample)
      sample.close()
    },
    async finish(sound) {
      video.close()
      const data = ownAac ? sound : sound.slice(aacPrimingSamples)
      const sample = new AudioSample({
        data,
        format: 'f32-planar',
        numberOfChannels: 1,
        sampleRate: filmSampleRateHz,
        timestamp: 0,
      })
      await audio.add(sample)
      sample.close()
      audio.close()
      await output.finalize()
      if (!target.buffer) throw new FilmNotPossible('影片没有写完，没有留下文件。请再导出一次。')
      return new Uint8Array(target.buffer)
    },
    cancel: () => output.cancel(),
  }
}
