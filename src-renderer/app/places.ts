import type { IconName } from './icon-sources.ts'
import type { Permission } from '#contract/roles.ts'

/** One place of the navigation: its address, its word and who may go there. */
export interface Place {
  readonly name: string
  readonly path: string
  readonly icon: IconName
  readonly activeIcon: IconName
  /** Absent: everybody who is signed in. */
  readonly needs?: readonly Permission[]
  /** Second key after `g`. */
  readonly key?: string
}

export interface PlaceGroup {
  readonly name: string
  readonly places: readonly Place[]
}

/** The navigation, top to bottom. Words stand in the locale files under `app.places` and `app.groups`. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    name: 'day',
    places: [{ name: 'today', path: '/today', icon: 'sun-horizon', activeIcon: 'sun-horizon-fill', key: 't' }],
  },
  {
    name: 'promises',
    places: [
      {
        name: 'items',
        path: '/items',
        icon: 'list-bullets',
        activeIcon: 'list-bullets-fill',
        needs: ['catalog.read'],
        key: 'c',
      },
      {
        name: 'negative-list',
        path: '/negative-list',
        icon: 'prohibit',
        activeIcon: 'prohibit-fill',
        needs: ['negative-list.read'],
        key: 'n',
      },
      {
        name: 'promises',
        path: '/promises',
        icon: 'identification-card',
        activeIcon: 'identification-card-fill',
        needs: ['chain.read'],
        key: 'f',
      },
      {
        name: 'cases',
        path: '/cases',
        icon: 'export',
        activeIcon: 'export',
        needs: ['chain.read'],
      },
    ],
  },
  {
    name: 'basis',
    places: [
      {
        name: 'sharing',
        path: '/sharing',
        icon: 'arrows-left-right',
        activeIcon: 'arrows-left-right-fill',
        needs: ['sharing.read'],
        key: 's',
      },
      {
        name: 'chain',
        path: '/chain',
        icon: 'git-branch',
        activeIcon: 'git-branch-fill',
        needs: ['chain.read'],
        key: 'l',
      },
      {
        name: 'knowledge',
        path: '/knowledge',
        icon: 'books',
        activeIcon: 'books-fill',
        needs: ['knowledge.read'],
        key: 'k',
      },
    ],
  },
  {
    name: 'citizens',
    places: [
      {
        name: 'kiosk',
        path: '/kiosk',
        icon: 'user-sound',
        activeIcon: 'user-sound-fill',
        needs: ['assistant.ask'],
        key: 'h',
      },
      {
        name: 'studio',
        path: '/studio',
        icon: 'film-strip',
        activeIcon: 'film-strip-fill',
        needs: ['announcements.read'],
        key: 'b',
      },
    ],
  },
  {
    name: 'office',
    places: [
      {
        name: 'accounts',
        path: '/accounts',
        icon: 'users-three',
        activeIcon: 'users-three-fill',
        needs: ['identity.manage-accounts', 'identity.assign-roles'],
        key: 'u',
      },
      {
        name: 'audit',
        path: '/audit',
        icon: 'fingerprint',
        activeIcon: 'fingerprint-fill',
        needs: ['audit.read'],
        key: 'a',
      },
      {
        name: 'settings',
        path: '/settings',
        icon: 'gear',
        activeIcon: 'gear-fill',
        needs: ['assistant.configure', 'sample.manage'],
        key: ',',
      },
    ],
  },
]

export const places: readonly Place[] = placeGroups.flatMap(group => group.places)
