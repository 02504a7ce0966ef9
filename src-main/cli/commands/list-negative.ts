import fs from 'node:fs/promises'
import { editionFormats, type EditionFormat } from '#contract/negative-edition.ts'
import { exitCodes, type Command } from '../command.ts'

const usage = '用法：pengtong list negative [--edition 3] [--format docx|xlsx|json] [--out 文件名]'

export const listNegative: Command = {
  words: ['list', 'negative'],
  usage: 'list negative [--edition N] [--format docx|xlsx|json] [--out FILE] [--json]',
  summary: {
    zh: '取出负面清单的一版，逐字节与发布时相同；不写版次列出各版',
    en: 'one edition of the negative list, byte for byte; without a number, the editions there are',
  },
  options: { edition: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } },
  async run({ positionals, flags, open, print, tell }) {
    const { edition, format = 'json', out } = flags
    const known = editionFormats.find(one => one === format)
    const number = edition === undefined ? undefined : Number(edition)
    if (positionals.length > 0 || !known || (number !== undefined && !(Number.isInteger(number) && number > 0))) {
      tell(usage)
      return exitCodes.usage
    }
    const { services } = await open()
    const { negativeList } = services
    if (number === undefined) {
      const editions = await negativeList.editions()
      if (flags['json']) print(JSON.stringify(editions))
      else if (editions.length === 0) tell('还没有发布过任何一版。')
      for (const one of flags['json'] ? [] : editions) {
        const changed = `新增 ${one.added}，退出 ${one.removed}，修改 ${one.changed}`
        print(`第 ${one.number} 版  自 ${one.effectiveOn} 起施行  ${one.rows} 条（${changed}）  SM3 ${one.digest}`)
      }
      return exitCodes.done
    }
    return takeOut(number, known)

    async function takeOut(wanted: number, as: EditionFormat): Promise<number> {
      const [file, proof] = [await negativeList.editionFile(wanted, as), await negativeList.proveEdition(wanted)]
      if (!file.ok || !proof.ok) {
        tell(`没有第 ${wanted} 版。`)
        return exitCodes.refused
      }
      const { bytes, digest, fileName } = file.value
      if (as === 'json' && out === undefined) print(new TextDecoder().decode(bytes))
      else {
        const target = typeof out === 'string' ? out : fileName
        await fs.writeFile(target, bytes)
        const words = { file: target, edition: wanted, digest, unaltered: proof.value.unaltered }
        if (flags['json']) print(JSON.stringify(words))
        else print(`${target}（SM3 ${digest}）`)
      }
      if (proof.value.unaltered) return exitCodes.done
      tell(`第 ${wanted} 版与发布时不同：${proof.value.wrong.join('、')}。请不要使用，并告诉审计管理员。`)
      return exitCodes.refused
    }
  },
}
