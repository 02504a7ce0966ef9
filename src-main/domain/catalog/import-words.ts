import {
  channelLabels,
  channels,
  crossScopeLabels,
  crossScopes,
  departmentRightLabels,
  departmentRights,
  itemLevelLabels,
  itemLevels,
  serviceObjectLabels,
  serviceObjects,
  type Channel,
  type ItemContent,
  type ServiceObject,
} from '#contract/catalog-item.ts'

/** Short words of a sheet as values of a list; a word that none of them has gives nothing, never a neighbour. */

/** The parts of a cell that lists things: `自然人,企业法人`, `自然人、法人`, `自然人^法人`. */
export function listed(text: string): string[] {
  return text
    .split(/[,，、;；|/\n^]+/)
    .map(part => part.trim())
    .filter(part => part !== '')
}

/** @returns undefined where it is neither */
export function yesOrNo(text: string): boolean | undefined {
  if (/^(是|收费|有|支持|可以?|已?进驻|需要|涉及|√|✓|y|yes|1|true)$/i.test(text)) return true
  if (/^(否|不收费|免费|无|没有|不支持|不可以?|未进驻|不需要|不涉及|×|✗|n|no|0|false)$/i.test(text)) return false
  return undefined
}

const countWords: Record<string, number> = { 零: 0, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }

/** How often somebody has to come: `1`, `1次`, `最多跑一次`, `零跑路`; `两次以上` says no number. */
export function countOf(text: string): number | undefined {
  if (/^(不见面(审批|办理)?|无需(到|跑|去)(办事)?(现场|大厅)?|零跑(路|动|腿)|全程网办)$/.test(text)) return 0
  const bare = text
    .normalize('NFKC')
    .replace(/^(最多|至多|不超过|≤)/, '')
    .replace(/^(到|跑)(办事)?(现场)?/, '')
    .replace(/(跑路|跑动|跑腿)$/, '')
  const match = /^(\d{1,2})(?:\.0+)?次?$/.exec(bare)
  if (match) return Number(match[1])
  const word = /^([零一两二三四五])次?$/.exec(bare)?.[1]
  return word === undefined ? undefined : countWords[word]
}

const depthWords: readonly (readonly [RegExp, ItemContent['onlineDepth']])[] = [
  [/^(IV|4|四)级?$|^全程网办|^全流程网办|^(四|IV)级/i, 'IV'],
  [/^(III|3|三)级?$|^网上预审/i, 'III'],
  [/^(II|2|二)级?$/i, 'II'],
  [/^(I|1|一)级?$/i, 'I'],
]

export function depthOf(text: string): ItemContent['onlineDepth'] | undefined {
  const bare = text.normalize('NFKC').replaceAll(/[()\s]/g, '')
  return depthWords.find(([pattern]) => pattern.test(bare))?.[1]
}

export function levelOf(text: string): ItemContent['level'] | undefined {
  const exact = itemLevels.find(level => itemLevelLabels[level] === text)
  if (exact) return exact
  const bare = text.replace(/级$/, '')
  if (/^(国家|部|中央)$/.test(bare)) return 'national'
  if (/^(省|自治区|直辖市)$/.test(bare)) return 'provincial'
  if (/^(市|地市|设区的?市|州|盟)$/.test(bare)) return 'municipal'
  if (/^(县|区|区县|县区|市辖区|旗|县（市、区）)$/.test(bare)) return 'county'
  if (/^(乡|镇|街道|乡镇|镇街|镇（街道）|乡镇街道)$/.test(bare)) return 'township'
  return /^(村|社区|村居|村（社区）)$/.test(bare) ? 'village' : undefined
}

export function departmentRightOf(text: string): ItemContent['departmentRight'] | undefined {
  const exact = departmentRights.find(right => departmentRightLabels[right] === text)
  if (exact) return exact
  if (/法定(行政)?机关/.test(text)) return 'statutory'
  if (/授权/.test(text)) return 'authorised'
  return /委托/.test(text) ? 'entrusted' : undefined
}

export function crossScopeOf(text: string): ItemContent['crossScope'] | undefined {
  const exact = crossScopes.find(scope => crossScopeLabels[scope] === text)
  if (exact) return exact
  return crossScopes.find(scope => crossScopeLabels[scope] === `${text}通办`)
}

const objectWords: Record<string, readonly ServiceObject[]> = {
  个人: ['natural-person'],
  公民: ['natural-person'],
  企业: ['enterprise'],
  法人: ['enterprise', 'public-institution', 'social-organisation'],
  社会组织: ['social-organisation'],
  事业单位: ['public-institution'],
  非企业法人: ['public-institution', 'social-organisation'],
}
for (const object of serviceObjects) objectWords[serviceObjectLabels[object]] = [object]

export function serviceObjectsOf(text: string): { known: ServiceObject[]; strangers: string[] } {
  const words = listed(text.replaceAll(/[和及与]/g, '、'))
  const found = new Set(words.flatMap(word => objectWords[word] ?? []))
  return {
    known: serviceObjects.filter(object => found.has(object)),
    strangers: words.filter(word => !(word in objectWords)),
  }
}

const channelWords: readonly (readonly [RegExp, readonly Channel[]])[] = [
  [/^网上预审后窗口/, ['online', 'window']],
  [/网上|在线|网办|互联网|掌上|线上/, ['online']],
  [/窗口|现场|大厅|线下/, ['window']],
  [/邮|快递/, ['mail']],
  [/自助/, ['self-service']],
  [/上门/, ['door-to-door']],
  [/代办|帮办/, ['agent']],
]

export function channelsOf(text: string): { known: Channel[]; strangers: string[] } {
  const words = listed(text)
  const meant = (word: string) =>
    channels
      .filter(each => channelLabels[each] === word)
      .concat(channelWords.find(([pattern]) => pattern.test(word))?.[1] ?? [])
  const found = new Set(words.flatMap(meant))
  return { known: channels.filter(each => found.has(each)), strangers: words.filter(word => meant(word).length === 0) }
}
