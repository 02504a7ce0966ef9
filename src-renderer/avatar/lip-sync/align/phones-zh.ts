/** From a syllable with its reading to the symbols of the offline voice (recorded from it, one syllable at a time). */

const mandarinInitials: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'ph',
  m: 'm',
  f: 'f',
  d: 't',
  t: 'th',
  n: 'n',
  l: 'l',
  g: 'k',
  k: 'kh',
  h: 'χ',
  j: 'tɕ',
  q: 'tɕh',
  x: 'ɕ',
  zh: 'ts.',
  ch: 'ts.h',
  sh: 's.',
  r: 'ʐ',
  z: 'ts',
  c: 'tsh',
  s: 's',
  y: 'j',
  w: 'w',
}

/** Finals as written after their initial; the vowel first, then what ends the syllable. */
const mandarinFinals: Readonly<Record<string, string>> = {
  a: 'ɑ',
  o: 'o',
  e: 'o-',
  i: 'i',
  u: 'u',
  v: 'y',
  ai: 'ai',
  ei: 'ei',
  ao: 'ɑu',
  ou: 'ou',
  an: 'a n',
  en: 'ə n',
  ang: 'ɑ ŋ',
  eng: 'ə ŋ',
  ong: 'onɡ',
  er: 'ər',
  ia: 'iɑ',
  ie: 'iɛ',
  iao: 'j ɑu',
  iu: 'iou',
  ian: 'iɛ n',
  in: 'i n',
  iang: 'iɑ ŋ',
  ing: 'i ŋ',
  iong: 'onɡ',
  ua: 'w ɑ',
  uo: 'uo',
  uai: 'uai',
  ui: 'uei',
  uan: 'ua n',
  un: 'uə n',
  uang: 'w ɑ ŋ',
  ve: 'yɛ',
  van: 'yæ n',
  vn: 'yə n',
  ue: 'yɛ',
}

/** After y and w the letters stand for less than they say. */
const bareMandarin: Readonly<Record<string, string>> = {
  ya: 'j iɑ',
  yo: 'j o',
  ye: 'j iɛ',
  yai: 'j ai',
  yao: 'j ɑu',
  you: 'j iou',
  yan: 'j iɛ n',
  yin: 'j i n',
  yang: 'j iɑ ŋ',
  ying: 'j i ŋ',
  yong: 'j onɡ',
  yi: 'j i',
  yu: 'j y',
  yue: 'j yɛ',
  yuan: 'j yæ n',
  yun: 'j yə n',
  wu: 'w u',
  wa: 'w ɑ',
  wo: 'w o',
  wai: 'w ai',
  wei: 'w ei',
  wan: 'w ɑ n',
  wen: 'w uə n',
  wang: 'w ɑ ŋ',
  weng: 'w uə ŋ',
  ng: 'ŋ',
  m: 'm',
  n: 'n',
}

const vowel = /^[aɑoəɛeiuy]/

/** @param say  pinyin with its tone as a digit; ü as v @returns [] for what is no syllable */
export function mandarinPhones(say: string): string[] {
  const [, letters = '', tone = ''] = /^([a-z]+)([0-5])$/.exec(say) ?? []
  const stress = (names: string): string[] =>
    names.split(' ').map(name => (vowel.test(name) && tone !== '0' && tone !== '5' ? `ˈ${name}` : name))
  const bare = bareMandarin[letters]
  if (bare !== undefined) return stress(bare)
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/.exec(letters)?.[0] ?? ''
  let final = letters.slice(initial.length)
  if (final === 'i' && /^[zcs]h$|^r$/.test(initial)) return [mandarinInitials[initial] ?? '', ...stress('i.')]
  if (final === 'i' && /^[zcs]$/.test(initial)) return [mandarinInitials[initial] ?? '', ...stress('i̪')]
  // After j q x the letter u is ü.
  if (/^[jqx]$/.test(initial)) final = final.replace(/^u(?=$|e$|an$|n$)/, 'v')
  const names = mandarinFinals[final]
  if (names === undefined) return []
  const all = initial === 'm' || initial === 'n' ? names.replace(/^o-$/, 'ə') : names
  return [...(initial === '' ? [] : [mandarinInitials[initial] ?? '']), ...stress(all)]
}

const cantoneseInitials: Readonly<Record<string, string>> = {
  b: 'b',
  p: 'p',
  m: 'm',
  f: 'f',
  d: 'd',
  t: 't',
  n: 'n',
  l: 'l',
  g: 'ɡ',
  k: 'k',
  ng: 'ŋ',
  h: 'h',
  gw: 'ɡ w',
  kw: 'k w',
  w: 'w',
  z: 'z',
  c: 'c',
  s: 's',
  j: 'j',
}

/** @param say  jyutping with its tone as a digit */
export function cantonesePhones(say: string): string[] {
  const [, letters = ''] = /^([a-z]+)[1-6]$/.exec(say) ?? []
  if (letters === 'm') return ['m']
  if (letters === 'ng') return ['ŋ']
  const initial = /^(?:gw|kw|ng|[bpmfdtnlgkhwzcsj])?(?=[aeiouy])/.exec(letters)?.[0] ?? ''
  const final = letters.slice(initial.length)
  const [, nucleus = '', coda = ''] =
    /^(aai|aau|aa|ai|au|ei|eu|eoi|eo|e|iu|i|oi|ou|oe|o|ui|u|yu|a)(ng|[mnptk])?$/.exec(final) ?? []
  if (nucleus === '') return []
  const onset = initial === '' ? [] : (cantoneseInitials[initial] ?? '').split(' ')
  if (coda === 'ng') {
    if (nucleus === 'aa' || nucleus === 'o') return [...onset, `ˈ${nucleus}nɡ`]
    return [...onset, `ˈ${nucleus}`, 'ŋ']
  }
  if (coda === '') return [...onset, `ˈ${nucleus}`]
  return [...onset, `ˈ${nucleus}`, /[ptk]/.test(coda) ? `${coda}|` : coda]
}
