/**
 * The 18 status shapes on a 12 × 12 square: every state of the office has a shape, a hue and a word (visual language, section 8).
 * Two tones alone are used: `currentColor`, and the paper behind it.
 */
const paper = 'var(--pt-shape-paper,var(--pt-surface))'
const ring = '<circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" stroke-width="1.6"/>'
const sheet =
  '<rect x="2" y=".8" width="8" height="10.4" rx="1.6" fill="none" stroke="currentColor" stroke-width="1.5"/>'
const line = (d: string, width: number, extra = ''): string =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}"${extra}/>`
const cut = (d: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${paper}" stroke-width="${width}"/>`
const round = ' stroke-linecap="round"'

export const statusShapes = {
  draft:
    '<circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.1 1.9"/>',
  review: `${ring}<path d="M6 2.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor"/>`,
  returned: ring + line('M8.4 6H4M5.8 4L3.8 6l2 2', 1.4),
  inForce: `<circle cx="6" cy="6" r="5.6" fill="currentColor"/>${cut('M3.6 6.2l1.7 1.7 3.2-3.5', 1.5)}`,
  planned: ring + line('M6 3.4V6l1.8 1.2', 1.4),
  expiring: `<path d="M6 .3L11.7 6 6 11.7.3 6z" fill="currentColor"/>${cut('M6 3.2v3.2M6 7.9v1.1', 1.5)}`,
  broken: line('M2 2l8 8M10 2l-8 8', 2.2, round),
  stopped: ring + line('M4.6 4v4M7.4 4v4', 1.5),
  abolished: ring + line('M2.8 9.2l6.4-6.4', 1.6),
  waived: sheet + line('M0 9L12 3', 1.7),
  needed: sheet + line('M4.2 4.4h3.6M4.2 7h3.6', 1.3),
  negative: `<rect x=".9" y=".9" width="10.2" height="10.2" rx="1.6" fill="none" stroke="currentColor" stroke-width="1.6"/>${line('M3.2 6h5.6', 1.8)}`,
  reminder: `<path d="M6 .8l5.4 10H.6z" fill="currentColor"/>${cut('M6 4.2v3M6 8.6v1', 1.4)}`,
  unreadable: `<path d="M3.6.6h4.8l3 3v4.8l-3 3H3.6l-3-3V3.6z" fill="currentColor"/>${cut('M6 3.2v3.4M6 8v1.2', 1.5)}`,
  added: line('M6 1.5v9M1.5 6h9', 2.2, round),
  changed: line('M6 1.2L10.8 10H1.2z', 1.7, ' stroke-linejoin="round"'),
  unchanged: line('M1.5 4.2h9M1.5 7.8h9', 1.8),
  duplicate:
    '<circle cx="4.2" cy="6" r="3.4" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="7.8" cy="6" r="3.4" fill="none" stroke="currentColor" stroke-width="1.6"/>',
} as const satisfies Record<string, string>
export type StatusShape = keyof typeof statusShapes

/** The hue of each shape, as a token name. */
export const shapeHues: Readonly<Record<StatusShape, string>> = {
  draft: 't3',
  review: 'b500',
  returned: 'g500',
  inForce: 'n500',
  planned: 'v500',
  expiring: 'g500',
  broken: 'r500',
  stopped: 't3',
  abolished: 't4',
  waived: 'w500',
  needed: 't2',
  negative: 'r600',
  reminder: 'g500',
  unreadable: 'r500',
  added: 'add-line',
  changed: 'v500',
  unchanged: 't4',
  duplicate: 'w500',
}

/** The mark: the host's scarf, red with two gold bands, on the blue of her uniform. */
export const markShape =
  '<rect width="40" height="40" rx="9" fill="var(--pt-mark-blue)"/><path d="M13 6h14l-3.4 7.4h-7.2z" fill="var(--pt-mark-red)"/><path d="M16.6 14.6h3L18.8 34 9 29.2z" fill="var(--pt-mark-red)"/><path d="M23.4 14.6h-3L21.2 34 31 29.2z" fill="var(--pt-mark-red2)"/><path d="M10.6 25l7.6 4.2-.2 4.4L9 29.2z" fill="var(--pt-mark-gold)"/><path d="M29.4 25l-7.6 4.2.2 4.4L31 29.2z" fill="var(--pt-mark-gold2)"/>'
