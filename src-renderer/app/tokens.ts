/**
 * The one source of colour, type, space, radius, elevation, motion and order (visual language, sections 2 and 13).
 * `tokenSheet()` emits them as `--pt-*` custom properties; no other file of the program names a colour by its figures.
 * Modes are attributes of `<html>`: `data-theme=light|dark`, `data-mode=large`, `data-density=compact|normal|roomy`.
 */
import { elementPlusMapping } from './element-plus-mapping.ts'

export type TokenTable = Readonly<Record<string, string>>

/** Paper greys, then 制服蓝 b, 海青 w, 榕绿 n, 琥珀 g, 巾红 r, 紫荆 v. Tinted text is the 600 on its own 50. */
export const lightColours: TokenTable = {
  canvas: '#F3F1EB',
  sunken: '#F8F6F2',
  surface: '#FFFFFF',
  raised: '#FFFFFF',
  hover: '#F5F3EE',
  press: '#ECE9E2',
  line: '#E6E2D9',
  line2: '#D3CEC2',
  line3: '#8F897C',
  t1: '#171A21',
  t2: '#4A4B50',
  t3: '#605E5A',
  t4: '#79756D',
  b50: '#EFF3FB',
  b100: '#DCE6F7',
  b200: '#BACCEE',
  b400: '#5C82CC',
  b500: '#3561B5',
  b600: '#23499A',
  b700: '#1B3A7E',
  b900: '#101F45',
  w50: '#E8F5F5',
  w100: '#C9E7E8',
  w500: '#16848F',
  w600: '#0A656F',
  n50: '#EBF5F0',
  n100: '#D0E9DC',
  n500: '#2A8C62',
  n600: '#1A6E4C',
  g50: '#FBF5E6',
  g100: '#F4E5BF',
  g400: '#D9A93C',
  g500: '#AE7C10',
  g600: '#855D00',
  r50: '#FCF0ED',
  r100: '#F7DAD3',
  r500: '#C9402F',
  r600: '#AE2F1F',
  r700: '#8A2417',
  v50: '#F5F0F9',
  v100: '#E6D9F0',
  v500: '#8554A8',
  v600: '#6A3E8C',
  'add-bg': '#E3EDFC',
  'add-line': '#3561B5',
  'add-text': '#163A85',
  'del-bg': '#FDEBDD',
  'del-line': '#A84E0C',
  'del-text': '#8A3F07',
  pri: '#23499A',
  'pri-hover': '#1B3A7E',
  'on-pri': '#FFFFFF',
  focus: '#3561B5',
  'danger-fill': '#AE2F1F',
  'del-strong': '#A84E0C',
  'toast-bg': '#171A21',
  'toast-text': '#FFFFFF',
  'toast-link': '#BACCEE',
  mask: 'rgba(23,26,33,.28)',
  stale: 'rgba(201,64,47,.12)',
  'key-on-pri': 'rgba(255,255,255,.16)',
  'key-on-pri-line': 'rgba(255,255,255,.38)',
}

/** The blue ramp is turned round in the dark (600 is text), so a filled primary has its own token. */
export const darkColours: TokenTable = {
  canvas: '#0D1016',
  sunken: '#12161D',
  surface: '#161A22',
  raised: '#1D222C',
  hover: '#1E2430',
  press: '#262D3A',
  line: '#262C37',
  line2: '#363E4C',
  line3: '#687286',
  t1: '#E8E9EC',
  t2: '#B9BEC7',
  t3: '#8E95A2',
  t4: '#7C8492',
  b50: '#18233B',
  b100: '#1D2D50',
  b200: '#2B4275',
  b400: '#6E97EA',
  b500: '#84A9F2',
  b600: '#9DBBF6',
  b700: '#BFD3FA',
  b900: '#E3ECFE',
  w50: '#0E2629',
  w100: '#14383C',
  w500: '#3FB6C2',
  w600: '#6FCFD8',
  n50: '#11261D',
  n100: '#17382A',
  n500: '#4DBD8D',
  n600: '#76D1A9',
  g50: '#292112',
  g100: '#403319',
  g400: '#C79A3C',
  g500: '#E0B04A',
  g600: '#EBC573',
  r50: '#2C1814',
  r100: '#46231C',
  r500: '#F07A68',
  r600: '#F5978A',
  r700: '#F8B4AA',
  v50: '#231A2D',
  v100: '#362745',
  v500: '#B286D6',
  v600: '#CDACE8',
  'add-bg': '#1A2A4D',
  'add-line': '#84A9F2',
  'add-text': '#C3D6FC',
  'del-bg': '#38220F',
  'del-line': '#E08A45',
  'del-text': '#F4BE91',
  pri: '#3F6AC6',
  'pri-hover': '#4F79D2',
  'on-pri': '#FFFFFF',
  focus: '#84A9F2',
  'danger-fill': '#AE2F1F',
  'del-strong': '#A84E0C',
  'toast-bg': '#262D3A',
  'toast-text': '#E8E9EC',
  'toast-link': '#9DBBF6',
  mask: 'rgba(0,0,0,.5)',
  stale: 'rgba(240,122,104,.16)',
  'key-on-pri': 'rgba(0,0,0,.22)',
  'key-on-pri-line': 'rgba(255,255,255,.38)',
}

/** The mark, the uniform and the bay are pictures: the same in every theme, never recoloured. */
export const pictureColours: TokenTable = {
  'mark-blue': '#1B3A7E',
  'mark-red': '#E2523D',
  'mark-red2': '#C93B28',
  'mark-gold': '#F0C766',
  'mark-gold2': '#E9BE5A',
  'bay-sky': '#F7F4EC',
  'bay-mist': '#EAEDF0',
  'bay-hill1': '#DDE4EF',
  'bay-hill2': '#D2DCE9',
  'bay-hill3': '#C4D1E3',
  'bay-gold': '#BFB39A',
  'bay-text': '#171A21',
  'bay-text2': '#4A4B50',
  'bay-card': 'rgba(255,255,255,.78)',
  'bay-thread': '#16848F',
  'kiosk-desk': '#EAE6DD',
  'kiosk-heard': '#F4DC9A',
  'kiosk-unheard': '#77736B',
  'kiosk-plain': '#FFFEF8',
  'caption-plate': 'rgba(12,22,48,.82)',
  'caption-ink': '#FFFFFF',
  'film-label-plate': 'rgba(255,255,255,.92)',
  'film-label-ink': '#1B3A7E',
}

/** Large print takes every tinted text at the 700 and every line one step darker. */
const largeLight: TokenTable = {
  t2: '#2E2F33',
  t3: '#45443F',
  line: '#D3CEC2',
  line2: '#8F897C',
  line3: '#605E5A',
  b600: '#1B3A7E',
  w600: '#07525A',
  n600: '#14583D',
  g600: '#6E4D00',
  r600: '#8A2417',
  v600: '#553070',
}
const largeDark: TokenTable = { t2: '#D6DAE1', t3: '#B9BEC7', line: '#363E4C', line2: '#687286', line3: '#8E95A2' }

const sans =
  '"PT Latin","Noto Sans SC Variable","Noto Sans SC","Source Han Sans SC","Microsoft YaHei UI","PingFang SC",sans-serif'
const serif = '"Noto Serif SC Variable","Noto Serif SC","Source Han Serif SC","Songti SC",serif'
const mono = '"PT Mono","Noto Sans SC Variable",monospace'

/** Type steps f0…f7: size / line, CSS px. */
const type = (sizes: readonly number[], lines: readonly number[]): TokenTable =>
  Object.fromEntries(
    sizes.flatMap((size, step) => [
      [`f${step}`, `${size}px`],
      [`l${step}`, `${lines[step] ?? size}px`],
    ]),
  )

const normalType = type([11, 12, 13, 14, 16, 22, 26, 44], [16, 18, 20, 22, 24, 30, 40, 66])
const largeType = type([15, 16, 18, 19, 22, 28, 34, 44], [22, 24, 27, 30, 32, 40, 50, 66])

const measures: TokenTable = {
  sans,
  serif,
  mono,
  's-2': '2px',
  's-4': '4px',
  's-6': '6px',
  's-8': '8px',
  's-12': '12px',
  's-16': '16px',
  's-20': '20px',
  's-24': '24px',
  's-36': '36px',
  's-48': '48px',
  'radius-4': '4px',
  'radius-6': '6px',
  'radius-7': '7px',
  'radius-8': '8px',
  'radius-10': '10px',
  'radius-14': '14px',
  sh1: '0 1px 2px rgba(23,26,33,.05)',
  sh2: '0 1px 2px rgba(23,26,33,.06), 0 8px 24px -6px rgba(23,26,33,.14)',
  sh3: '0 2px 4px rgba(23,26,33,.08), 0 24px 64px -12px rgba(23,26,33,.3)',
  'ease-in': 'cubic-bezier(.2,0,0,1)',
  'ease-out': 'cubic-bezier(.3,0,1,1)',
  'ms-hover': '80ms',
  'ms-popover': '120ms',
  'ms-peek': '160ms',
  'ms-layout': '240ms',
  'ms-thread': '400ms',
  'z-head': '10',
  'z-peek': '20',
  'z-status': '30',
  'z-popover': '2000',
  'z-palette': '2100',
  'z-dialog': '2200',
  'z-toast': '2300',
  'z-ai-label': '3000',
  'title-bar': '40px',
  nav: '212px',
  'nav-collapsed': '52px',
  'status-bar': '26px',
  'decision-bar': '52px',
  head: '50px',
  'view-bar': '40px',
  peek: '376px',
  'decision-column': '336px',
  'impact-column': '320px',
  row: '32px',
  'grid-head': '30px',
  control: '32px',
  'control-small': '26px',
  'icon-size': '16px',
  'mark-size': '12px',
}

/** Targets at least 44, buttons 56, rows 56–74; everything else keeps its place. */
const largeMeasures: TokenTable = {
  'title-bar': '56px',
  nav: '92px',
  'nav-collapsed': '92px',
  'status-bar': '36px',
  'decision-bar': '76px',
  head: '64px',
  'view-bar': '56px',
  'decision-column': '400px',
  peek: '420px',
  row: '56px',
  'grid-head': '44px',
  control: '52px',
  'control-small': '44px',
  'icon-size': '22px',
  'mark-size': '16px',
  'ms-popover': '80ms',
  'ms-peek': '80ms',
  'ms-layout': '80ms',
  'ms-thread': '80ms',
}

const densities: Readonly<Record<string, TokenTable>> = {
  compact: { row: '32px' },
  normal: { row: '40px' },
  roomy: { row: '56px' },
}

function block(selector: string, ...tables: readonly TokenTable[]): string {
  const lines = tables.flatMap(table => Object.entries(table).map(([name, value]) => `--pt-${name}:${value}`))
  return `${selector}{${lines.join(';')}}`
}

/** The style sheet of all tokens and of the Element Plus mapping. */
export function tokenSheet(): string {
  return [
    block(':root', lightColours, pictureColours, measures, normalType),
    block(':root[data-theme=dark]', darkColours),
    ...Object.entries(densities).map(([name, table]) => block(`:root[data-density=${name}]`, table)),
    block(':root[data-mode=large]', largeMeasures, largeType),
    block(':root[data-mode=large]:not([data-theme=dark])', largeLight),
    block(':root[data-mode=large][data-theme=dark]', largeDark),
    ':root{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}',
    `:root{${Object.entries(elementPlusMapping)
      .map(([name, value]) => `--el-${name}:${value}`)
      .join(';')}}`,
  ].join('\n')
}

/** Puts the tokens into the document; once, before the first picture. */
export function installTokens(document: Document): void {
  const style = document.createElement('style')
  style.dataset['pt'] = 'tokens'
  style.textContent = tokenSheet()
  document.head.prepend(style)
}
