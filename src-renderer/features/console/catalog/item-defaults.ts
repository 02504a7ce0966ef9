import type { ItemContent, ItemMaterial } from '#contract/catalog-item.ts'

/** A content that says nothing yet: null is “the source does not say”, never 0. */
export function itemContentDefaults(): ItemContent {
  return {
    name: '',
    basicCode: '',
    itemType: null,
    sourceType: null,
    mainItemName: null,
    departmentId: '',
    serviceObjects: [],
    itemKind: null,
    statutoryLimit: null,
    promisedLimit: null,
    visitCount: null,
    visitReason: '',
    onlineDepth: null,
    channels: [],
    zeroVisit: [],
    fee: null,
    acceptanceConditions: '',
    steps: [],
    result: null,
    windows: [],
    consultPhone: '',
    complaintPhone: '',
    legalBasis: [],
    faq: [],
    themes: [],
    link: '',
    aliases: [],
    subItemName: null,
    level: null,
    powerSource: '',
    departmentRight: null,
    delegatedBy: '',
    otherCodes: [],
    specialProcedure: '',
    quantityLimit: '',
    intermediary: '',
    jointDepartments: [],
    crossScope: null,
    facilities: null,
    lifeEvents: [],
    materials: [],
  }
}

/** A new line of the materials; its id is stable from here on, because shares will point to it. */
export function newMaterial(): ItemMaterial {
  return {
    id: crypto.randomUUID(),
    name: '',
    kind: 'certificate',
    paperForm: 'copy',
    copies: 1,
    necessity: 'required',
    sourceChannel: 'applicant',
    issuer: '',
  }
}

/** What is wrong with a basic code, in its figure of characters; nothing when it is right or not said. */
export function basicCodeLengthWrong(code: string): number | undefined {
  const length = [...code.trim()].length
  return length === 0 || length === 12 ? undefined : length
}
