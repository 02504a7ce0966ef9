import type { SpeakRequest, SpeechChunk, SpeechEvent } from '#contract/host.ts'
import { VoiceError, type Voice } from './ports.ts'

/**
 * The sound of one sentence as one chunk: all of the voice's pieces and events together.
 * @throws VoiceError  when the voice gives none; the signal's reason when it is aborted
 */
export async function speakSentence(
  voice: Voice,
  request: SpeakRequest,
  index: number,
  signal: AbortSignal,
): Promise<SpeechChunk> {
  const sentence = request.sentences[index]
  if (sentence === undefined) throw new RangeError(`no sentence ${index}`)
  const { language, rate, pitch } = request
  const pieces: Int16Array[] = []
  const events: SpeechEvent[] = []
  let sampleRateHz = 0
  for await (const part of voice.speak({ language, rate, pitch, sentence }, signal)) {
    if (part.kind === 'event') events.push(part.event)
    else {
      sampleRateHz = part.sampleRateHz
      pieces.push(part.samples)
    }
  }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (length === 0) {
    throw new VoiceError({ reason: 'not-sound', detail: '这一句没有得到声音，只显示字幕。请检查语音设置。' })
  }
  return {
    index,
    text: sentence.text,
    sampleRateHz,
    samples: littleEndianBase64(pieces, length),
    durationSeconds: length / sampleRateHz,
    events: events.toSorted((a, b) => a.atSeconds - b.atSeconds),
    voice: voice.kind,
  }
}

function littleEndianBase64(pieces: readonly Int16Array[], length: number): string {
  const bytes = Buffer.alloc(length * 2)
  let at = 0
  for (const piece of pieces) for (const sample of piece) at = bytes.writeInt16LE(sample, at)
  return bytes.toString('base64')
}
