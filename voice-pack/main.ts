/**
 * The voice pack's program (README.md): standard input → requests, standard output → sound.
 * The same file is the worker thread that holds the engine: reading goes on while the engine works, so that
 * a cancellation is heard in mid-sentence.
 */
import { readFileSync } from 'node:fs'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { loadEngine, NoEngine, SAMPLE_RATE_HZ } from './engine.ts'
import { FrameReader, frameBytes } from './frames.ts'
import { LANGUAGES, readRequest, TIMBRES } from './requests.ts'
import type { Language, Synthesise } from './requests.ts'

/** The id that the engine must give up, or 0; ids of the thread are ordinals, never 0. */
type StopFlag = Int32Array<SharedArrayBuffer>

type FromThread =
  | { readonly kind: 'warm'; readonly language: Language }
  | { readonly kind: 'block'; readonly order: number; readonly samples: Int16Array; readonly events: readonly object[] }
  | { readonly kind: 'end'; readonly order: number; readonly samples: number; readonly cancelled: boolean }
  | {
      readonly kind: 'failed'
      readonly order: number
      readonly code: 'ENGINE_FAILED' | 'NO_ENGINE'
      readonly message: string
    }

interface ToThread {
  readonly order: number
  readonly request: Synthesise
}

const WARM_UP: Record<Language, string> = {
  cmn: '您好，欢迎来到办事大厅。',
  yue: '你好，歡迎嚟到辦事大廳。',
  en: 'Welcome.',
}

if (isMainThread) serve()
else await runEngine()

async function runEngine(): Promise<void> {
  const port = parentPort
  if (port === null) return
  const stop = workerData as StopFlag
  const answer = (message: FromThread): void => port.postMessage(message)
  let engine
  try {
    engine = await loadEngine()
  } catch (cause) {
    if (!(cause instanceof NoEngine)) throw cause
    answer({ kind: 'failed', order: 0, code: 'NO_ENGINE', message: cause.message })
    return
  }
  const loaded = engine
  port.on('message', ({ order, request }: ToThread) => {
    try {
      let cancelled = Atomics.load(stop, 0) >= order
      const samples = cancelled
        ? 0
        : loaded.synthesise(request, (block, events) => {
            cancelled = Atomics.load(stop, 0) === order
            if (!cancelled && (block.length > 0 || events.length > 0))
              answer({ kind: 'block', order, samples: block, events })
            return !cancelled
          })
      answer({ kind: 'end', order, samples, cancelled })
    } catch (cause) {
      answer({ kind: 'failed', order, code: 'ENGINE_FAILED', message: String(cause) })
    }
  })
  // The first call of a language costs half a second more; nobody should wait for it.
  for (const language of LANGUAGES) {
    for (const notation of ['text', 'syllables'] as const) {
      const text = notation === 'text' ? WARM_UP[language] : 'fan1 jing4.'
      loaded.synthesise(
        { ask: 'synthesise', id: 0, language, notation, text, rate: 1, pitch: 1, timbre: 'f3' },
        () => true,
      )
    }
    answer({ kind: 'warm', language })
  }
}

function serve(): void {
  const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as Record<string, unknown>
  const stop: StopFlag = new Int32Array(new SharedArrayBuffer(4))
  const thread = new Worker(new URL(import.meta.url), { workerData: stop })
  const warm: Language[] = []
  // Served in order; the first is with the engine.
  const queue: ToThread[] = []
  let order = 0

  const say = (header: object, payload?: Uint8Array): void => {
    process.stdout.write(frameBytes(header, payload))
  }
  const next = (): void => {
    const first = queue[0]
    if (first !== undefined) thread.postMessage(first)
  }
  const finish = (): void => {
    queue.shift()
    next()
  }

  thread.on('message', (message: FromThread) => {
    const current = queue[0]
    if (message.kind === 'warm') {
      warm.push(message.language)
      if (warm.length === LANGUAGES.length) say({ say: 'ready', languages: warm })
    } else if (message.kind === 'failed' && message.code === 'NO_ENGINE') {
      say({ say: 'error', id: null, code: message.code, message: message.message })
      process.exitCode = 3
      process.stdin.destroy()
    } else if (current === undefined || current.order !== message.order) {
      return
    } else if (message.kind === 'block') {
      const { buffer, byteOffset, byteLength } = message.samples
      say(
        { say: 'pcm', id: current.request.id, events: message.events },
        new Uint8Array(buffer, byteOffset, byteLength),
      )
    } else if (message.kind === 'end') {
      say({ say: 'end', id: current.request.id, samples: message.samples, cancelled: message.cancelled })
      finish()
    } else {
      say({ say: 'error', id: current.request.id, code: message.code, message: message.message })
      finish()
    }
  })
  thread.on('error', cause => {
    process.stderr.write(`voice pack: the engine stopped: ${String(cause)}\n`)
    process.exit(1)
  })

  const cancel = (id: number): void => {
    const index = queue.findIndex(waiting => waiting.request.id === id)
    const waiting = queue[index]
    if (waiting === undefined) return
    if (index === 0) Atomics.store(stop, 0, waiting.order)
    else {
      queue.splice(index, 1)
      say({ say: 'end', id, samples: 0, cancelled: true })
    }
  }

  const reader = new FrameReader()
  process.stdin.on('data', (bytes: Uint8Array) => {
    try {
      for (const { header } of reader.push(bytes)) {
        const request = readRequest(header)
        if ('say' in request) say(request)
        else if (request.ask === 'cancel') cancel(request.id)
        else if (request.ask === 'hello') {
          const { name, version, license } = manifest
          say({ say: 'hello', protocol: 1, name, version, licence: license, sampleRateHz: SAMPLE_RATE_HZ, ready: warm })
        } else if (request.ask === 'voices') {
          const voices = LANGUAGES.map(language => ({
            language,
            notations: language === 'en' ? ['text'] : ['text', 'syllables'],
            timbres: TIMBRES,
          }))
          say({ say: 'voices', voices })
        } else {
          order += 1
          queue.push({ order, request })
          if (queue.length === 1) next()
        }
      }
    } catch (cause) {
      process.stderr.write(`voice pack: ${String(cause)}\n`)
      process.exit(2)
    }
  })
  process.stdin.on('end', () => process.exit(0))
}
