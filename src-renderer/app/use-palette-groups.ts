import { computed, type ComputedRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { may } from '#client/session.ts'
import { matchedCharacters } from '#components/palette/match.ts'
import type { PaletteEntry, PaletteGroup } from '#components/palette/palette.props.ts'
import { itemCommands } from './item-commands.ts'
import { places } from './places.ts'
import { usePreferences } from './preferences.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string
const mostFound = 6

/** What the palette offers for what was typed: items, law, requests, then commands. */
export function usePaletteGroups(typed: Ref<string | undefined>, say: Say): ComputedRef<readonly PaletteGroup[]> {
  const router = useRouter()
  const preferences = usePreferences()
  const wanted = (): string | undefined => typed.value?.trim() || undefined

  const items = useQuery(
    () => (wanted() && may('catalog.read') ? `palette items ${wanted()}` : undefined),
    async () => (await hub.catalog.list({ filter: { text: wanted() ?? '' }, limit: mostFound })).rows,
  )
  const policies = useQuery(
    () => (wanted() && may('knowledge.read') ? `palette policies ${wanted()}` : undefined),
    async () => (await hub.knowledge.list({ search: wanted() ?? '' })).slice(0, mostFound),
  )
  const requests = useQuery(
    () => (wanted() && may('sharing.read') ? `palette requests ${wanted()}` : undefined),
    async () => (await hub.sharing.requests({ text: wanted() ?? '', limit: mostFound })).rows,
  )

  const commands = computed((): readonly PaletteEntry[] => {
    const all: readonly PaletteEntry[] = [
      ...places
        .filter(place => !place.needs || place.needs.some(may))
        .map(place => ({
          id: `go ${place.name}`,
          icon: place.icon,
          text: say('app.goTo', { place: say(`app.places.${place.name}`) }),
          run: () => void router.push(place.path),
          ...(place.key ? { keys: `g ${place.key}` } : {}),
        })),
      {
        id: 'theme',
        icon: preferences.dark ? 'sun' : 'moon',
        text: say('app.theme'),
        run: () => preferences.toggleTheme(),
      },
      { id: 'large', icon: 'text-aa', text: say('app.largePrint'), run: () => preferences.toggleLargePrint() },
      {
        id: 'nav',
        icon: 'sidebar-simple',
        text: say('app.keys.nav'),
        keys: '$mod+\\',
        run: () => preferences.toggleNav(),
      },
      { id: 'language', icon: 'translate', text: say('app.person.language'), run: () => preferences.toggleLocale() },
    ]
    const asked = wanted() ?? ''
    return all.filter(entry => matchedCharacters(entry.text, asked) !== undefined)
  })

  return computed(() => {
    const found = items.data.value ?? []
    const first = wanted() ? found[0] : undefined
    const groups: readonly PaletteGroup[] = [
      {
        title: say('app.palette.items'),
        entries: !wanted()
          ? []
          : found.map(row => ({
              id: row.itemId,
              icon: 'list-bullets' as const,
              text: row.name,
              code: row.code,
              note: row.departmentName,
              run: () => void router.push(`/items/${row.itemId}`),
            })),
      },
      {
        title: say('app.palette.basis'),
        entries: !wanted()
          ? []
          : (policies.data.value ?? []).map(policy => ({
              id: policy.id,
              icon: 'books' as const,
              text: policy.title,
              note: policy.documentNumber,
              run: () => void router.push(`/knowledge/${policy.id}`),
            })),
      },
      {
        title: say('app.palette.sharing'),
        entries: !wanted()
          ? []
          : (requests.data.value ?? []).map(request => ({
              id: request.id,
              icon: 'arrows-left-right' as const,
              text: request.resourceName,
              code: request.number,
              note: request.requesterName,
              run: () => void router.push(`/sharing/requests/${request.id}`),
            })),
      },
      ...(first
        ? [{ title: say('app.palette.commandsFor', { name: first.name }), entries: itemCommands(first, router, say) }]
        : []),
      { title: say('app.palette.commands'), entries: commands.value },
    ]
    return groups.filter(group => group.entries.length > 0)
  })
}
