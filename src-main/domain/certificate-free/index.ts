/** The door of certificate-free service (免证办): pure rules, no store of its own. */
export {
  certificateFreeStatus,
  changesBetween,
  grantsInForce,
  materialTruth,
  trustGradeOfMode,
  type GrantsInForce,
  type ItemChange,
} from './rules.ts'
export type { CertificateFreeStatus, ItemPapers, MaterialTruth, Waiver } from './model.ts'
export { greedyCover, rankedAlone, type CoverStep, type UnfreedItem } from './coverage.ts'
export { draftServes, knownSubstitutes, unfreedItems, type ServingRecord, type Substitutes } from './substitutes.ts'
