/** The door of zero-visit service (零跑动): pure rules, no store of its own. */
export { forcesPresence, sparesTheWay, zeroVisitTruth, type ZeroVisitItem, type ZeroVisitTruth } from './rules.ts'
export { programmesFor, usualEligibility, type EligibilityRules } from './eligibility.ts'
