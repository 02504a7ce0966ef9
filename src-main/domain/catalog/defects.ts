import type { ItemContent, ItemDefect } from '#contract/catalog-item.ts'
import { exceeds } from './time-limit.ts'

/**
 * Cross-field checks of one item. They give defects, not refusals: a real list is full of them, and a person decides.
 * Their order is that of a municipal checker of implementation lists in use.
 */
type Check = (item: ItemContent) => ItemDefect[]

function defect(field: keyof ItemContent, code: string, data: Record<string, unknown> = {}): ItemDefect {
  return { field, code, data }
}
const when = (condition: boolean, ...found: ItemDefect[]) => (condition ? found : [])

/** 1 即办 as the promise and 即办件 as the kind belong together. */
const kindAndPromise: Check = ({ itemKind, promisedLimit }) => {
  if (!itemKind || !promisedLimit) return []
  return when(
    (itemKind === 'on-the-spot') !== (promisedLimit.unit === 'on-the-spot'),
    defect('itemKind', 'KIND_AND_PROMISE_DISAGREE', { itemKind, unit: promisedLimit.unit }),
  )
}

/** 2 A visit needs its reason, and no visit has none. */
const visitReason: Check = ({ visitCount, visitReason: reason }) => {
  if (visitCount === null) return []
  const given = !['', '无'].includes(reason)
  if (visitCount > 0) return when(!given, defect('visitReason', 'VISIT_REASON_MISSING', { visitCount }))
  return when(given, defect('visitReason', 'VISIT_REASON_WITHOUT_VISIT'))
}

/** 3 Who need not come and cannot do it online has to be able to post it. */
const wayWithoutVisit: Check = ({ visitCount, channels }) =>
  when(
    visitCount === 0 && !channels.includes('online') && !channels.includes('mail'),
    defect('channels', 'NO_WAY_WITHOUT_VISIT'),
  )

/** 4 Wholly online means that nobody comes. */
const whollyOnline: Check = ({ onlineDepth, visitCount }) =>
  when(
    onlineDepth === 'IV' && visitCount !== null && visitCount > 0,
    defect('visitCount', 'ONLINE_BUT_VISITS', { visitCount }),
  )

/** 5 A fee has a standard, a basis and a word on online payment; without a fee nothing is paid. */
const fee: Check = ({ fee: charge }) => {
  if (!charge) return []
  if (!charge.charged) return when(charge.onlinePayment === true, defect('fee', 'PAYMENT_WITHOUT_FEE'))
  return [
    ...when(charge.standard === '', defect('fee', 'FEE_STANDARD_MISSING')),
    ...when(charge.basis === '', defect('fee', 'FEE_BASIS_MISSING')),
    ...when(charge.onlinePayment === null, defect('fee', 'FEE_PAYMENT_UNKNOWN')),
  ]
}

const withAreaCode = /^(\+?86-?)?0\d{2,3}-?\d{7,8}(-\d+)?$|^(400|800)-?\d{3}-?\d{4}$|^1\d{4}$/

/** 6 Two different telephone numbers, each with its area code (five-digit service lines such as 12345 have none). */
const phones: Check = ({ consultPhone, complaintPhone }) => [
  ...when(consultPhone === '', defect('consultPhone', 'PHONE_MISSING')),
  ...when(complaintPhone === '', defect('complaintPhone', 'PHONE_MISSING')),
  ...when(consultPhone !== '' && consultPhone === complaintPhone, defect('complaintPhone', 'PHONES_ARE_ONE')),
  ...(['consultPhone', 'complaintPhone'] as const)
    .filter(field => ({ consultPhone, complaintPhone })[field] !== '')
    .filter(field => !withAreaCode.test({ consultPhone, complaintPhone }[field].replaceAll(/\s/g, '')))
    .map(field => defect(field, 'PHONE_WITHOUT_AREA_CODE')),
]

/** 7 Themes are for those whom the item serves. */
const themes: Check = ({ serviceObjects, themes: given }) => {
  if (serviceObjects.length === 0) return []
  const forPersons = serviceObjects.includes('natural-person')
  const forOthers = serviceObjects.some(object => object !== 'natural-person')
  return given
    .filter(theme => (theme.audience === 'person' ? !forPersons : !forOthers))
    .map(theme => defect('themes', 'THEME_FOR_NOBODY', { theme: theme.name }))
}

/** 8 A licence has a question answered and at least the five steps from acceptance to delivery. */
const licence: Check = ({ itemType, faq, steps }) => {
  if (itemType !== 'licence') return []
  return [
    ...when(faq.length === 0, defect('faq', 'LICENCE_WITHOUT_FAQ')),
    ...when(steps.length < 5, defect('steps', 'LICENCE_STEPS_TOO_FEW', { steps: steps.length, needed: 5 })),
  ]
}

/** 9 A certificate is issued, an approval is answered; each shows a sample. */
const result: Check = ({ result: outcome }) => {
  if (!outcome || outcome.name === '') return []
  const expected = /证书?$/.test(outcome.name) ? 'certificate' : outcome.name.endsWith('批复') ? 'approval' : null
  return [
    ...when(expected !== null && outcome.way !== expected, defect('result', 'RESULT_WAY_DISAGREES', { expected })),
    ...when(!outcome.sample, defect('result', 'RESULT_SAMPLE_MISSING')),
  ]
}

/** 10 Nobody promises more time than the law allows. */
const promiseWithinLaw: Check = ({ promisedLimit, statutoryLimit }) =>
  when(
    promisedLimit !== null && statutoryLimit !== null && exceeds(promisedLimit, statutoryLimit) === true,
    defect('promisedLimit', 'PROMISE_ABOVE_STATUTORY', { promised: promisedLimit, statutory: statutoryLimit }),
  )

/** What the source did not say, or said so that it could not be read. */
const unknowns: Check = ({ itemType, promisedLimit, legalBasis }) => [
  ...when(itemType === null, defect('itemType', 'TYPE_UNKNOWN')),
  ...when(promisedLimit === null, defect('promisedLimit', 'LIMIT_UNKNOWN')),
  ...when(legalBasis.length === 0, defect('legalBasis', 'BASIS_MISSING')),
]

const checks: readonly Check[] = [
  kindAndPromise,
  visitReason,
  wayWithoutVisit,
  whollyOnline,
  fee,
  phones,
  themes,
  licence,
  result,
  promiseWithinLaw,
  unknowns,
]

export function itemDefects(item: ItemContent): ItemDefect[] {
  return checks.flatMap(check => check(item))
}
