import { citation } from '#components/basis/basis.props.ts'
import {
  channelLabels,
  itemKindLabels,
  itemTypeLabels,
  serviceObjectLabels,
  type ItemContent,
} from '#contract/catalog-item.ts'
import { inLanguage, say } from '#i18n/index.ts'
import { limitWords } from './limit-words.ts'

/** One statement of an item as text: label and value; an empty value means the source does not say. */
export interface ContentRow {
  readonly key: string
  readonly label: string
  readonly value: string
}

const list = (values: readonly string[]): string => values.join(say('parts.listComma'))

/** An item's content as rows of text, in the order of a guide; the same rows are compared between versions. */
export function contentRows(content: ItemContent): readonly ContentRow[] {
  const row = (key: string, label: string, value: string): ContentRow => ({ key, label: say(label), value })
  const fee = content.fee
  return [
    row('name', 'catalog.edit.name', content.name),
    row('basicCode', 'catalog.edit.basicCode', content.basicCode),
    row('itemType', 'catalog.edit.type', content.itemType ? inLanguage(itemTypeLabels[content.itemType]) : ''),
    row(
      'itemKind',
      'catalog.facts.limit',
      [content.itemKind ? itemKindLabels[content.itemKind] : '', limitWords(content.promisedLimit)]
        .filter(Boolean)
        .join(' · '),
    ),
    row('statutoryLimit', 'catalog.edit.statutory', limitWords(content.statutoryLimit)),
    row(
      'visitCount',
      'catalog.record.visits',
      content.visitCount === null ? '' : say('catalog.record.times', { n: content.visitCount }),
    ),
    row(
      'serviceObjects',
      'catalog.record.serviceObjects',
      list(content.serviceObjects.map(object => serviceObjectLabels[object])),
    ),
    row('channels', 'catalog.record.channels', list(content.channels.map(channel => channelLabels[channel]))),
    row('materials', 'catalog.materials.title', list(content.materials.map(material => material.name))),
    row('acceptanceConditions', 'catalog.record.conditions', content.acceptanceConditions),
    row('steps', 'catalog.record.steps', content.steps.join(' → ')),
    row('fee', 'catalog.record.fee', fee ? (fee.charged ? fee.standard : say('catalog.record.free')) : ''),
    row('result', 'catalog.record.result', content.result?.name ?? ''),
    row(
      'windows',
      'catalog.record.windows',
      content.windows.map(window => [window.name, window.address, window.hours].filter(Boolean).join(' ')).join('\n'),
    ),
    row('consultPhone', 'catalog.record.phone', content.consultPhone),
    row('legalBasis', 'catalog.facts.basis', list(content.legalBasis.map(basis => citation(basis)))),
  ]
}
