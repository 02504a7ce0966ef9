import { defaultSet, measureRetrieval } from '../measure/measure-retrieval.ts'
import { sharedFolder } from '../measure/shared-folder.ts'
import type { Figure } from './figure.ts'
import { measureRetrievalScale } from './retrieval-scale.ts'

/**
 * The finder and the composed answers on the development questions: shares are 0…1, goals are the floors that
 * `measure-retrieval.test.ts` holds. Without the question set beside the project only the size is measured.
 */
export async function measureRetrievalFigures(): Promise<Figure[]> {
  const shared = sharedFolder()
  if (shared === undefined) {
    process.stderr.write(
      'retrieval: the question set is not here (../shared or PENGTONG_SHARED); only the size was measured\n',
    )
    return measureRetrievalScale()
  }
  const figures = await measureRetrieval(...defaultSet(shared))
  const share = (name: string, value: number, goal: string): Figure => ({ name, value, unit: '', goal })
  return [
    share('right article first (hit@1)', figures.hit1, '≥ 0.7'),
    share('right article among five (hit@5)', figures.hit5, '≥ 0.92'),
    share('right article among the citations', figures.cited_target, '≥ 0.85'),
    share('answer holds what it must', figures.answer_ok, '≥ 0.72'),
    { name: 'sentences without a supporting citation', value: figures.unsupported_sentences, unit: '', goal: '≤ 0' },
    share('unanswerable questions refused', figures.refusal_ok, '≥ 0.7'),
    share('ambiguous questions asked back', figures.ask_back_ok, '≥ 1'),
    share('correct answers withheld', figures.withheld_correct, '≤ 0.06'),
    share('superseded articles cited', figures.superseded_cited, '≤ 0'),
    share('clean questions altered', figures.repairedClean, '≤ 0.05'),
    { name: `index of ${figures.entries} entries built`, value: figures.buildMs, unit: 'ms', goal: '' },
    { name: 'question answered, p50', value: figures.p50_ms, unit: 'ms', goal: '' },
    { name: 'question answered, p95', value: figures.p95_ms, unit: 'ms', goal: '≤ 15' },
    { name: 'first sentence of an answer, p95', value: figures.first_token_p95_ms, unit: 'ms', goal: '≤ 80' },
    ...(await measureRetrievalScale()),
  ]
}
