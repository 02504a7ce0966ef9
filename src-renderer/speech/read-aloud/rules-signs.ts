import { group, rule, type ReadingRule } from './rule.ts'

/**
 * What is written for the eye alone, in every language: emphasis, stage directions, citation numbers, pictures.
 * @param seeScreen  what is said in place of an address nobody can remember by ear, and between the cells of a table
 */
export function signRules(seeScreen: {
  site: string
  siteName: RegExp
  mail: string
  mailName: RegExp
  /** What is said where its name was said just before. */
  look: string
  between: string
}): readonly ReadingRule[] {
  return [
    rule('Markdown link', /\[([^\]\n]{1,80})\]\((?:https?:\/\/)[^)\s]{1,400}\)/, match => group(match, 1)),
    rule(
      'web address',
      /(?:https?:\/\/|www\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%-]*[A-Za-z0-9/]|(?<![A-Za-z0-9@.-])(?:[a-z0-9-]{1,40}\.){1,5}(?:cn|com|org|net)(?![A-Za-z0-9])(?:\/[A-Za-z0-9._~/?#&=%-]*[A-Za-z0-9/])?/,
      (_match, before) => afterName(before, seeScreen.siteName, seeScreen.site, seeScreen.look),
    ),
    rule('mail address', /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/, (_match, before) =>
      afterName(before, seeScreen.mailName, seeScreen.mail, seeScreen.look),
    ),
    rule('citation numbers', /\[\d{1,2}(?:\s?[,，、-]\s?\d{1,2})*\]|【\d{1,2}】/, () => ''),
    rule('stage direction', /\[[a-z]+(?:[-_ ][a-z]+)*\]/, () => ''),
    rule('Markdown heading or list sign', /(?<=^|\n)\s*(?:#{1,6}|[-*+•·])\s+/, () => ''),
    rule('Markdown code fence', /(?<=^|\n)\s*```[A-Za-z0-9+-]*/, () => ''),
    rule('Markdown table ruler', /(?<=^|\n)\s*\|?(?:\s*:?-{3,}:?\s*\|?)+(?=\n|$)/, () => ''),
    rule('Markdown table edge', /(?<=^|\n)\s*\|\s*|\s*\|\s*(?=\n|$)/, () => ''),
    rule('Markdown table cell', /\s+\|\s+/, () => seeScreen.between),
    rule('Markdown emphasis', /\*{1,3}|`{1,3}|~~|__/, () => ''),
    rule(
      'picture',
      /(?:\p{Extended_Pictographic}(?<![0-9#*©®™])(?:\uFE0F|\u200D\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*|\uFE0F)/u,
      () => '',
    ),
    rule('invisible character', /[\u200B-\u200D\u2060\uFEFF\u00AD]/, () => ''),
  ]
}

function afterName(before: string, name: RegExp, whole: string, look: string): string {
  return name.test(before) ? look : whole
}
