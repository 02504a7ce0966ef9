import type { ItemContent, ItemMaterial, LegalBasis } from '#contract/catalog-item.ts'

/** Cells that hold several things: bases, materials, steps, questions. Printed ones (`print…`) read back as they were. */

const numbering = /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．:：]\s*|[①-⑳]\s*)/

/** The lines of a cell without their numbers; a cell in one line is split at its marks. */
export function listedLines(raw: string): string[] {
  const lines = raw.includes('\n') ? raw.split('\n') : raw.split(/[;；]/)
  const parts = lines.length > 1 ? lines : raw.split(/(?=[（(]\d{1,2}[）)])|(?<=[^\d])(?=\d{1,2}[、.．](?!\d))/)
  return parts
    .map(part =>
      part
        .replace(numbering, '')
        .replace(/[;；。]+$/, '')
        .trim(),
    )
    .filter(part => part !== '')
}

const basis =
  /《((?:[^《》]|《[^《》]*》){2,300})》([^《》\n;；]{0,60}?第[一二三四五六七八九十百千零〇\d]+条[^《》\n;；，,。:：“]{0,20})?/g

/** The documents a cell names, each with its article; a cell without any is one basis in its own words. */
export function readBasis(raw: string): LegalBasis[] {
  const found = [...raw.matchAll(basis)].map(([, document = '', article = '']) => ({
    document: document.trim(),
    article: article.replace(/^[（(][^（）()]*[）)]/, '').trim(),
  }))
  const once = found.filter(
    (each, index) =>
      found.findIndex(other => other.document === each.document && other.article === each.article) === index,
  )
  if (once.length > 0) return once
  return listedLines(raw).map(document => ({ document, article: '' }))
}

/** @returns text that `readBasis` reads back */
export function printBasis({ document, article }: LegalBasis): string {
  return document.startsWith('《') ? `${document}${article}` : `《${document}》${article}`
}

const certificateWords =
  /(证|证书|证明|执照|许可证|户口[簿本]|身份证|批准文件|批复)(?:[（(].*[）)])?(?:原件|复印件|及复印件)*$/
const formWords = /(申请[表书]|登记表|备案表|审批表|承诺书|委托书|表|单)(?:[（(].*[）)])?$/

/** A guess by the name alone; a person decides. */
export function materialKindOf(name: string): ItemMaterial['kind'] {
  if (certificateWords.test(name)) return 'certificate'
  return formWords.test(name) ? 'form' : 'other'
}

function materialId(name: string, taken: ReadonlySet<string>): string {
  const base = name.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, 40) || 'material'
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}

export function newMaterial(name: string, taken: ReadonlySet<string>): ItemMaterial {
  return {
    id: materialId(name, taken),
    name,
    kind: materialKindOf(name),
    paperForm: /复印件/.test(name) ? (/原件/.test(name) ? 'original-and-copy' : 'copy') : 'original',
    copies: 1,
    necessity: 'required',
    sourceChannel: 'applicant',
    issuer: '',
  }
}

/** Materials by their names: those the item has keep their id and everything said of them. */
export function readMaterials(raw: string, known: readonly ItemMaterial[]): ItemMaterial[] {
  const names = listedLines(raw)
  const rest = [...known]
  const taken = new Set(known.map(({ id }) => id))
  return names.map(name => {
    const at = rest.findIndex(material => material.name === name)
    const [same] = at < 0 ? [] : rest.splice(at, 1)
    if (same) return same
    const made = newMaterial(name, taken)
    taken.add(made.id)
    return made
  })
}

/** 受理→审核→审批→办结→送达 in any of its usual spellings. */
export function readSteps(raw: string): string[] {
  const byArrow = raw.split(/\s*(?:→|➝|⟶|—+>|-+>|=+>|＞|>)\s*/).filter(part => part.trim() !== '')
  return (byArrow.length > 1 ? byArrow : listedLines(raw))
    .map(step => step.replace(numbering, '').trim())
    .filter(Boolean)
}

/** 问：… 答：… */
export function readFaq(raw: string): ItemContent['faq'] {
  const pairs = [
    ...raw.matchAll(
      /(?:问|Q)\d*\s*[:：]\s*([\s\S]*?)\s*(?:答|A)\d*\s*[:：]\s*([\s\S]*?)(?=(?:\n\s*(?:问|Q)\d*\s*[:：])|$)/g,
    ),
  ]
  if (pairs.length > 0) {
    return pairs.map(([, question = '', answer = '']) => ({ question: question.trim(), answer: answer.trim() }))
  }
  return [{ question: raw.trim(), answer: '' }]
}

export function printFaq(faq: ItemContent['faq']): string {
  return faq.map(({ question, answer }) => `问：${question}\n答：${answer}`).join('\n')
}
