import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Film } from '#contract/announcements.ts'
import type { StoredAnnouncement } from './model.ts'
import { changedSentences, checkFilm, decideApprove } from './rules.ts'

const aFilm = (changes: Partial<Film> = {}): Film => ({
  digest: 'a'.repeat(64),
  fileName: '少带三样证.mp4',
  durationSeconds: 12,
  scriptRevision: 3,
  label: { seconds: 2, heightShare: 0.05 },
  exportedAt: '2026-11-24T02:00:00.000Z',
  ...changes,
})

const anAnnouncement = (changes: Partial<StoredAnnouncement> = {}): StoredAnnouncement => ({
  id: 'x',
  number: 'PB-2026-118',
  title: '高龄津贴少带三样证',
  sentences: [],
  films: [aFilm()],
  approved: null,
  editedBy: 'trainer',
  editedByName: '何苗',
  revision: 4,
  changedAt: new Date('2026-11-24T02:00:00Z'),
  ...changes,
})

const head = { accountId: 'head' }
const digest = 'a'.repeat(64)

describe('approving a film', () => {
  it('somebody else approves the film that was made of the script as it stands', () => {
    expect(decideApprove(anAnnouncement(), digest, head, [])).toMatchObject({ ok: true })
  })

  it('nobody approves their own script', () => {
    const refused = decideApprove(anAnnouncement(), digest, { accountId: 'trainer' }, [])
    expect(refused).toMatchObject({ violation: { code: 'OWN_CHANGE' } })
  })

  it('an older film cannot be approved once a newer one was made', () => {
    const films = [aFilm(), aFilm({ digest: 'b'.repeat(64), scriptRevision: 5 })]
    const refused = decideApprove(anAnnouncement({ films }), digest, head, [])
    expect(refused).toMatchObject({ violation: { code: 'FILM_OUTDATED' } })
  })

  it('a sentence that is no longer true stops it, by its place', () => {
    const refused = decideApprove(anAnnouncement(), digest, head, [1])
    expect(refused).toEqual({ ok: false, violation: { code: 'SENTENCES_CHANGED', data: { sentences: [1] } } })
  })
})

describe('the label of generated content', () => {
  it.each([
    [2, 0.05, true],
    [1.9, 0.05, false],
    [2, 0.049, false],
    [5, 0.08, true],
  ])('%s s and %s of the short side: %s', (seconds, heightShare, accepted) => {
    expect(checkFilm({ label: { seconds, heightShare } }).ok).toBe(accepted)
  })
})

describe('a sentence whose facts changed', () => {
  const said = fc.array(fc.array(fc.option(fc.string(), { nil: null }), { maxLength: 3 }), { maxLength: 6 })

  it('is never reported while everything says what it said', () => {
    fc.assert(
      fc.property(said, state => {
        const sentences = state.map(saidOf => ({ text: '一句', basis: [], saidOf }))
        expect(changedSentences({ sentences }, state)).toEqual([])
      }),
    )
  })

  it('is reported exactly when one of its own bases says something else', () => {
    fc.assert(
      fc.property(said, fc.nat(), (state, pick) => {
        const withBasis = state.flatMap((saidOf, index) => (saidOf.length > 0 ? [index] : []))
        fc.pre(withBasis.length > 0)
        const index = withBasis[pick % withBasis.length] ?? 0
        const now = state.map((saidOf, at) => (at === index ? saidOf.map(text => `${text ?? ''}!`) : saidOf))
        const sentences = state.map(saidOf => ({ text: '一句', basis: [], saidOf }))
        expect(changedSentences({ sentences }, now)).toEqual([index])
      }),
    )
  })
})
