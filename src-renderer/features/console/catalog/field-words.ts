import { citation } from '#components/basis/basis.props.ts'
import {
  channelLabels,
  crossScopeLabels,
  departmentRightLabels,
  itemKindLabels,
  itemLevelLabels,
  itemTypeLabels,
  necessityLabels,
  paperFormLabels,
  serviceObjectLabels,
  zeroVisitProgrammeLabels,
  type ItemContent,
  type ItemMaterial,
} from '#contract/catalog-item.ts'
import { inLanguage, isSaid, say } from '#i18n/index.ts'
import { limitWords } from './limit-words.ts'

/** Every field of an item as people read it: for comparing versions and for merging two people's changes. */

export type ContentField = keyof ItemContent

/** The fields by what they answer, in the order of the form. */
export const fieldGroups = {
  what: [
    'name',
    'basicCode',
    'itemType',
    'sourceType',
    'mainItemName',
    'subItemName',
    'departmentId',
    'departmentRight',
    'delegatedBy',
    'jointDepartments',
    'level',
    'powerSource',
    'otherCodes',
    'aliases',
    'themes',
    'lifeEvents',
    'serviceObjects',
  ],
  howLong: ['itemKind', 'promisedLimit', 'statutoryLimit', 'visitCount', 'visitReason', 'specialProcedure'],
  bring: ['materials', 'acceptanceConditions', 'steps', 'result', 'quantityLimit', 'intermediary', 'fee', 'faq'],
  where: [
    'channels',
    'onlineDepth',
    'crossScope',
    'facilities',
    'windows',
    'consultPhone',
    'complaintPhone',
    'link',
    'zeroVisit',
  ],
  ground: ['legalBasis'],
} as const satisfies Record<string, readonly ContentField[]>
export type FieldGroup = keyof typeof fieldGroups

export const fieldName = (field: string): string => say(`catalog.contentFields.${field}`)

const list = (values: readonly string[]): string => values.join(say('parts.listComma'))
const yes = (value: boolean | null): string =>
  value === null ? say('parts.grid.unknown') : say(value ? 'catalog.yes' : 'catalog.no')

/** The dictionary a type code was read by; a source we have no name for keeps its own. */
function dictionaryWord(source: string): string {
  const key = `import.dictionaries.${source}`
  return isSaid(key) ? say(key) : source
}

/** One paper in one line: what it is, how many, where it comes from, and what stands for it. */
export function materialWords(material: ItemMaterial): string {
  return list(
    [
      material.name,
      paperFormLabels[material.paperForm],
      say('catalog.materials.copies', { n: material.copies }),
      necessityLabels[material.necessity],
      material.issuer,
      material.decision ? `${say(`catalog.waivers.${material.decision.mode}`)} ${material.decision.basis}`.trim() : '',
    ].filter(part => part !== ''),
  )
}

/** A field as text, one statement a line; empty where the source does not say. */
export function fieldLines(content: ItemContent, field: ContentField, officeName: (id: string) => string): string[] {
  switch (field) {
    case 'itemType':
      return content.itemType ? [inLanguage(itemTypeLabels[content.itemType])] : []
    case 'itemKind':
      return content.itemKind ? [itemKindLabels[content.itemKind]] : []
    case 'level':
      return content.level ? [itemLevelLabels[content.level]] : []
    case 'departmentRight':
      return content.departmentRight ? [departmentRightLabels[content.departmentRight]] : []
    case 'crossScope':
      return content.crossScope ? [crossScopeLabels[content.crossScope]] : []
    case 'departmentId':
      return content.departmentId ? [officeName(content.departmentId)] : []
    case 'promisedLimit':
    case 'statutoryLimit':
      return content[field] ? [limitWords(content[field])] : []
    case 'visitCount':
      return content.visitCount === null ? [] : [say('catalog.record.times', { n: content.visitCount })]
    case 'serviceObjects':
      return content.serviceObjects.length > 0
        ? [list(content.serviceObjects.map(object => serviceObjectLabels[object]))]
        : []
    case 'channels':
      return content.channels.length > 0 ? [list(content.channels.map(channel => channelLabels[channel]))] : []
    case 'materials':
      return content.materials.map(materialWords)
    case 'steps':
      return content.steps.length > 0 ? [content.steps.join(' → ')] : []
    case 'fee':
      return content.fee
        ? [
            say(content.fee.charged ? 'catalog.charged' : 'catalog.record.free'),
            content.fee.standard,
            content.fee.basis,
            content.fee.onlinePayment === null
              ? ''
              : say('catalog.onlinePayment', { yes: yes(content.fee.onlinePayment) }),
          ].filter(part => part !== '')
        : []
    case 'result':
      return content.result ? [content.result.name].filter(part => part !== '') : []
    case 'windows':
      return content.windows.map(({ name, address, hours, phone }) =>
        [name, address, hours, phone].filter(Boolean).join(' '),
      )
    case 'legalBasis':
      return content.legalBasis.map(basis => citation(basis))
    case 'faq':
      return content.faq.flatMap(({ question, answer }) => [`${question} ${answer}`])
    case 'themes':
      return content.themes.map(({ name }) => name)
    case 'zeroVisit':
      return content.zeroVisit.map(({ programme, basis }) =>
        [zeroVisitProgrammeLabels[programme], basis].filter(Boolean).join(' '),
      )
    case 'sourceType':
      return content.sourceType ? [`${dictionaryWord(content.sourceType.source)} ${content.sourceType.code}`] : []
    case 'otherCodes':
      return content.otherCodes.map(({ source, code }) => `${source} ${code}`)
    case 'facilities':
      return content.facilities
        ? (['inHall', 'appointment', 'express', 'selfService'] as const).map(
            key => `${say(`catalog.facilities.${key}`)} ${yes(content.facilities?.[key] ?? null)}`,
          )
        : []
    default: {
      const value = content[field]
      if (value === null) return []
      if (Array.isArray(value)) return value.filter(one => one !== '')
      return value === '' ? [] : [value]
    }
  }
}

/** Two lists of lines beside each other: equal ones together, the changed ones as pairs where they stand in one place. */
export function pairedLines(
  before: readonly string[],
  after: readonly string[],
): readonly { before: string; after: string }[] {
  const gone = before.filter(line => !after.includes(line))
  const come = after.filter(line => !before.includes(line))
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    before: gone[index] ?? '',
    after: come[index] ?? '',
  }))
}

/** The fields in which two contents differ, in the order of the form. */
export function changedFields(before: ItemContent, after: ItemContent): readonly ContentField[] {
  return Object.values(fieldGroups)
    .flat()
    .filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}
