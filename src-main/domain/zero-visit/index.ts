/** The door of zero-visit service (零跑动): pure rules, no store of its own. */
export { forcesPresence, zeroVisitTruth, type ZeroVisitItem, type ZeroVisitTruth } from './rules.ts'
