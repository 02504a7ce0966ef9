/** The door of film making: what the studio page needs, and what a test loads into an empty page. */
export { createHostBody } from '#avatar/host-body.ts'
export { prepareSentence } from '#speech/prepare-sentence.ts'
export { FilmNotPossible } from './encode-film.ts'
export { exportFilm, type FinishedFilm } from './export-film.ts'
export { planFilm, type FilmPlan, type VoicedSentence } from './film-plan.ts'
export { filmSizes, type FilmSizeName } from './film-size.ts'
