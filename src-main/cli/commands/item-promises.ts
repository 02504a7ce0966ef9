import { zeroVisitProgrammes } from '#contract/catalog-item.ts'
import type { EditionContent } from '#contract/negative-edition.ts'
import { sayCityWide, sayMaterials, sayZeroVisit, type ItemTruth } from '#domain/chain/index.ts'

/** The three promises of one item as one JSON part: each with the decision it rests on, and what the host says of it. */
export function promisesInWords(truth: ItemTruth, last: { edition: EditionContent | null }) {
  const { entry, materials, certificateFree, zeroVisit } = truth
  const printed = entry && last.edition?.rows.some(row => row.entryId === entry.id) ? last.edition : undefined
  const said = [sayMaterials(truth), sayCityWide(truth), sayZeroVisit(truth)].filter(one => one !== undefined)
  return {
    cityWide: entry
      ? {
          status: entry.overdue ? ('overdue' as const) : ('listed' as const),
          entry: {
            id: entry.id,
            reason: entry.reasonText,
            basis: `${entry.basis.document}${entry.basis.article}`,
            until: entry.until,
            insteadDo: entry.insteadDo,
          },
          /** The last edition that holds the entry; absent when it was decided after the last edition. */
          ...(printed ? { edition: { number: printed.number, effectiveOn: printed.effectiveOn } } : {}),
        }
      : { status: 'anywhere' as const },
    materials: materials.map(({ material, truth: paper }) => ({
      id: material.id,
      name: material.name,
      certificate: material.kind === 'certificate',
      needed: paper.needed,
      ...(paper.needed
        ? {}
        : {
            mode: paper.waivedBy.mode,
            trustGrade: paper.waivedBy.trustGrade,
            ...(paper.waivedBy.mode === 'data-share'
              ? {
                  grant: paper.waivedBy.grant.number,
                  resource: paper.waivedBy.grant.resourceName,
                  provider: paper.waivedBy.grant.providerName,
                  fields: paper.waivedBy.fields,
                  until: paper.waivedBy.grant.period.until,
                }
              : { decision: paper.waivedBy.decision }),
          }),
    })),
    certificateFree,
    zeroVisit: Object.fromEntries(zeroVisitProgrammes.map(programme => [programme, zeroVisit[programme]])),
    hostSays: { zh: said.map(({ zh }) => zh).join(''), en: said.map(({ en }) => en).join(' ') },
  }
}
