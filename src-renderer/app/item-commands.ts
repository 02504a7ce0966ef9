import type { Router } from 'vue-router'
import { may } from '#client/session.ts'
import type { PaletteEntry } from '#components/palette/palette.props.ts'

/** What can be done with one item from anywhere; the same keys work on the item itself. */
export function itemCommands(
  item: { readonly itemId: string },
  router: Router,
  say: (key: string) => string,
): readonly PaletteEntry[] {
  const { itemId } = item
  return [
    ...(may('catalog.edit')
      ? [
          {
            id: `edit ${itemId}`,
            icon: 'pencil-simple' as const,
            text: say('app.palette.edit'),
            keys: 'e',
            run: () => void router.push(`/items/${itemId}/edit`),
          },
        ]
      : []),
    {
      id: `chain ${itemId}`,
      icon: 'git-branch',
      text: say('app.palette.chain'),
      keys: 'g',
      run: () => void router.push(`/chain/${itemId}`),
    },
    {
      id: `history ${itemId}`,
      icon: 'clock-counter-clockwise',
      text: say('app.palette.history'),
      keys: 'd',
      run: () => void router.push(`/items/${itemId}/history`),
    },
  ]
}
