import type { ItemContent } from '#contract/catalog-item.ts'
import type { GuideMaterial, GuideWaiver, ItemGuide } from '#contract/guide.ts'
import type { Waiver } from '#domain/certificate-free/model.ts'
import { programmesOf, type ItemTruth } from './model.ts'

/** The guide of one item (办事指南) out of what is true of it. Pure. */

function guideWaiver(waiver: Waiver): GuideWaiver {
  if (waiver.mode === 'data-share') {
    const { grant, fields, trustGrade } = waiver
    return {
      mode: 'data-share',
      grantId: grant.id,
      grantNumber: grant.number,
      resourceName: grant.resourceName,
      fields: [...fields],
      providerName: grant.providerName,
      until: grant.period.until,
      trustGrade,
    }
  }
  const { mode, decision, trustGrade } = waiver
  return { mode, basis: decision.basis, trustGrade, ...(decision.until ? { until: decision.until } : {}) }
}

function guideMaterials(truth: ItemTruth): GuideMaterial[] {
  return truth.materials.map(({ material, truth: paper }) => ({
    materialId: material.id,
    name: material.name,
    copies: material.copies,
    certificate: material.kind === 'certificate',
    needed: paper.needed,
    ...(paper.needed ? {} : { waivedBy: guideWaiver(paper.waivedBy) }),
  }))
}

function feeInWords(fee: ItemContent['fee']): string | undefined {
  if (!fee) return undefined
  return fee.charged ? fee.standard || '收费，标准见窗口公示' : '不收费'
}

/** @param asOf  instant at which the chain was read */
export function guideOf(truth: ItemTruth, asOf: Date): ItemGuide {
  const { item, entry } = truth
  const { content } = item
  const fee = feeInWords(content.fee)
  return {
    itemId: item.itemId,
    itemCode: item.code,
    name: content.name,
    departmentName: item.departmentName,
    version: item.version,
    materials: guideMaterials(truth),
    certificateFree: { ...truth.certificateFree },
    cityWide: entry
      ? {
          status: 'listed',
          reason: entry.reasonText,
          basis: `${entry.basis.document}${entry.basis.article}`,
          insteadDo: entry.insteadDo,
          until: entry.until,
          entryId: entry.id,
          ...(entry.overdue ? { overdue: true } : {}),
        }
      : { status: 'anywhere' },
    zeroVisit: programmesOf(truth),
    ...(content.visitCount === null ? {} : { visitCount: content.visitCount }),
    ...(content.promisedLimit ? { promisedLimit: { ...content.promisedLimit } } : {}),
    ...(fee === undefined ? {} : { fee }),
    windows: content.windows.map(({ name, address, hours }) => ({ name, address, ...(hours ? { hours } : {}) })),
    asOf: asOf.toISOString(),
  }
}
