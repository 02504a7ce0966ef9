import fs from 'node:fs/promises'
import path from 'node:path'
import { isPolicyFile, type PolicyFile, type PolicyImportRow, type PolicyRefusal } from '#contract/knowledge.ts'
import { theProgram } from '#domain/audit/model.ts'
import { exitCodes, type Command } from '../command.ts'

const outcomeWords: Record<PolicyImportRow['outcome'], string> = {
  new: '新增',
  changed: '变更',
  unchanged: '未变',
  refused: '不收',
}

async function policyFiles(folder: string): Promise<PolicyFile[]> {
  const names = (await fs.readdir(folder)).filter(isPolicyFile).sort()
  return Promise.all(
    names.map(async fileName => ({
      fileName,
      bytesBase64: (await fs.readFile(path.join(folder, fileName))).toString('base64'),
    })),
  )
}

function refusalLines(refusals: readonly PolicyRefusal[]): string {
  return refusals.map(({ fileName, found, doNext }) => `  ${fileName}：${found}。${doNext}`).join('\n')
}

export const importPolicies: Command = {
  words: ['import', 'policies'],
  usage: 'import policies DIR [--dry-run] [--json]',
  summary: { zh: '导入一个文件夹里的政策文件', en: 'import the policies of a folder' },
  options: { 'dry-run': { type: 'boolean' } },
  async run({ positionals, flags, open, print, tell }) {
    const [folder] = positionals
    if (!folder) {
      tell('没有说是哪个文件夹。用法：pengtong import policies DIR')
      return exitCodes.usage
    }
    const files = await policyFiles(folder)
    if (files.length === 0) {
      tell(`${folder} 里没有政策文件（.md、.txt、.html、.docx、.pdf），什么都没有导入。`)
      return exitCodes.refused
    }
    const { services } = await open()
    const result = flags['dry-run']
      ? { ok: true as const, value: await services.knowledge.previewImport(files) }
      : await services.knowledge.importPolicies(theProgram, files)
    if (!result.ok) {
      const refusals = result.violation.data['refusals'] as PolicyRefusal[]
      if (flags['json']) print(JSON.stringify({ saved: false, refusals }))
      else print(`有 ${refusals.length} 个文件不能收，所以一个也没有导入：\n${refusalLines(refusals)}`)
      return exitCodes.refused
    }
    const { rows, saved } = result.value
    if (flags['json']) print(JSON.stringify(result.value))
    else {
      for (const row of rows)
        print(`${outcomeWords[row.outcome]}  ${row.title ?? row.fileName}，${row.articleCount} 条`)
      print(saved ? `已导入 ${files.length} 个文件。` : '没有写入任何改动。')
    }
    return rows.some(({ outcome }) => outcome === 'refused') ? exitCodes.refused : exitCodes.done
  },
}
