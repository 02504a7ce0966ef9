import type { SentenceBasis } from '#contract/announcements.ts'

/**
 * What a basis says at this moment, as text that changes exactly when the facts a citizen is told change;
 * null when the item or article is not in force.
 */
export type WhatBasisSays = (basis: SentenceBasis) => Promise<string | null>
