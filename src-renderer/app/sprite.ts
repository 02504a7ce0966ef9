import { iconSources } from './icon-sources.ts'
import { markShape, statusShapes } from './status-shapes.ts'

const symbol = (id: string, viewBox: string, content: string): string =>
  `<symbol id="${id}" viewBox="${viewBox}">${content}</symbol>`

/** The inside of a Phosphor file, whose frame is always `0 0 256 256`. */
function contentOf(svg: string): string {
  return svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
}

/** One sprite of everything drawn: `#ph-…` icons, `#st-…` status shapes, `#pt-mark`. */
export function installSprite(document: Document): void {
  const holder = document.createElement('div')
  holder.hidden = true
  holder.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg">${[
    symbol('pt-mark', '0 0 40 40', markShape),
    ...Object.entries(statusShapes).map(([name, content]) => symbol(`st-${name}`, '0 0 12 12', content)),
    ...Object.entries(iconSources).map(([name, svg]) => symbol(`ph-${name}`, '0 0 256 256', contentOf(svg))),
  ].join('')}</svg>`
  document.body.prepend(holder)
}
