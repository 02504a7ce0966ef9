import type { AvatarLicence } from './avatar-file.ts'

/** What a finding means: `refuse` stops the use, `warn` works less well or needs a paper, `note` is good to know. */
export type FindingLevel = 'refuse' | 'warn' | 'note'

export interface Finding {
  readonly level: FindingLevel
  readonly code: string
  /** Chinese, for the person who brought the file. */
  readonly sentence: string
}

/**
 * The terms of a VRM file in plain words, against what an office does with a host: it is an organisation, shows her in public, and
 * puts its own badge on her. A file that forbids one of these is refused with the reason; a file that is silent counts as forbidding,
 * as the VRM specification says.
 */
export function licenceFindings(licence: AvatarLicence): Finding[] {
  const findings: Finding[] = []
  const add = (level: FindingLevel, code: string, sentence: string): void => {
    findings.push({ level, code, sentence })
  }
  const authors = licence.authors.length > 0 ? licence.authors.join('、') : '作者'
  if (licence.avatarPermission === 'onlyAuthor') {
    add(
      'refuse',
      'ONLY_AUTHOR',
      `文件写明只有${authors}本人可以使用这个形象。请向作者取得使用许可，换一个写明许可的文件。`,
    )
  } else if (licence.avatarPermission === 'onlySeparatelyLicensedPerson') {
    add('warn', 'NEEDS_PAPER', '只有另行取得许可的人可以使用这个形象。请把书面许可存档后再启用。')
  }
  if (licence.commercialUsage !== 'corporation') {
    add(
      'refuse',
      'NO_ORGANISATION',
      '文件只许个人使用，不许单位使用。窗口和播报都是单位使用，请向作者取得单位使用的许可。',
    )
  }
  if (licence.modification === 'prohibited') {
    add('refuse', 'NO_MODIFICATION', '文件不许改动模型。换工牌、配色都算改动，请换一个允许改动的文件。')
  }
  if (!licence.politicalOrReligiousUse) {
    add('note', 'NO_POLITICAL_USE', '文件不许用于政治或宗教宣传。办事指引不在此列，宣讲类播报请先问作者。')
  }
  if (!licence.redistribution) add('note', 'NO_REDISTRIBUTION', '文件不许再分发，只能装在本单位的机器上。')
  if (licence.creditRequired) add('note', 'CREDIT', `使用时要标明作者：${authors}。`)
  return findings
}
