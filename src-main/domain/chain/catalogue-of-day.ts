import type { CatalogueOn, ChainPorts, PublishedItem } from './ports.ts'

/** Days kept in memory: today, and one that somebody looks back at. */
const daysKept = 2

/**
 * The whole published catalogue of a day, kept while its version stands. The version is asked of the store at every
 * reading, so a change made by another hub is seen as soon as one made here; grants and entries are never kept.
 */
export function catalogueOfDay(
  ports: Pick<ChainPorts, 'catalogueVersion'> & { publishedItems(day: string): Promise<readonly PublishedItem[]> },
): CatalogueOn {
  const kept = new Map<string, { version: string; items: Promise<readonly PublishedItem[]> }>()
  return async day => {
    // The version first: items read after it can only be newer, and are then read again under their own version.
    const version = await ports.catalogueVersion()
    let found = kept.get(day)
    if (found?.version !== version) {
      found = { version, items: ports.publishedItems(day) }
      kept.delete(day)
      kept.set(day, found)
      for (const old of [...kept.keys()].slice(0, -daysKept)) kept.delete(old)
      // A reading that failed is not kept.
      found.items.catch(() => kept.delete(day))
    }
    return { catalogueVersion: version, items: await found.items }
  }
}
