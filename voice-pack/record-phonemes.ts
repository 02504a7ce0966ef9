/**
 * Records what the engine tells of given sentences, for tests that run without it.
 * Standard input: one sentence a line, `language <tab> sentence <tab> syllables` (text is spoken where syllables are empty);
 * standard output: the same three columns, the length in ms, and the phonemes as `name@ms`, parted by spaces.
 */
import { createInterface } from 'node:readline'
import { loadEngine, SAMPLE_RATE_HZ } from './engine.ts'
import { readRequest } from './requests.ts'

const engine = await loadEngine()
for await (const line of createInterface({ input: process.stdin })) {
  const [language = '', sentence = '', syllables = ''] = line.split('\t')
  const said = syllables === '' ? { text: sentence } : { syllables }
  const request = readRequest({ ask: 'synthesise', id: 1, language, ...said })
  if ('say' in request || request.ask !== 'synthesise') throw new Error(`cannot speak: ${line}`)
  const phonemes: string[] = []
  const samples = engine.synthesise(request, (_block, events) => {
    for (const event of events) if (event.type === 'phoneme') phonemes.push(`${event.name}@${event.at}`)
    return true
  })
  const columns = [language, sentence, syllables, Math.round((samples / SAMPLE_RATE_HZ) * 1000), phonemes.join(' ')]
  process.stdout.write(`${columns.join('\t')}\n`)
}
