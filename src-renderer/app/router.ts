import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { hub } from '#client/hub.ts'
import { lastLogin, may, resume } from '#client/session.ts'
import type { Permission } from '#contract/roles.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The place of the navigation this view belongs to. */
    place?: string
    /** No shell around it: sign-in, kiosk, studio. */
    bare?: boolean
    /** Reachable without a session. */
    open?: boolean
    /** At least one of these is needed. */
    needs?: readonly Permission[]
    /** Locale keys of the address line after the place. */
    trail?: readonly string[]
  }
}

/** Every feature brings its own addresses: `features/<feature>/routes.ts` exports `routes`. */
const features = import.meta.glob<readonly RouteRecordRaw[]>('../features/*/routes.ts', {
  eager: true,
  import: 'routes',
})

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    ...Object.values(features).flat(),
    { path: '/', redirect: '/today' },
    { path: '/:rest(.*)*', redirect: '/today' },
  ],
})

router.beforeEach(async to => {
  if (to.meta.open) return true
  if (!(await resume())) {
    const signIn = { path: '/sign-in', query: { to: to.fullPath } }
    // Where somebody has signed in before, the form is there while the hub still starts; the page makes sure afterwards.
    if (lastLogin() !== '') return signIn
    const { firstRun } = await hub.identity.state()
    return firstRun ? '/first-run' : signIn
  }
  const needs = to.meta.needs
  if (needs && !needs.some(may)) return '/today'
  return true
})
