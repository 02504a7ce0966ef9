import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/**
 * Lets built code read files by the same words as source code.
 *
 * Source reads what lies beside it: `path.join(import.meta.dirname, 'migrations')` or `new URL('./words.tsv', import.meta.url)`.
 * A bundle has one folder for all, so each module's `import.meta.dirname`, `.filename` and `.url` are rewritten to its place in
 * a mirror, `<out>/files/src-main/…`, into which every file that is not code is copied. Chunks must stand flat in `<out>`.
 * A thread's own module, `new URL('./sum.worker.ts', import.meta.url)`, is an entry of the build (`threadEntries`) and is
 * looked for as `sum.worker.js` beside the chunk that starts it.
 */
export function mirrorFiles(options: {
  /** Project root, absolute. */
  readonly root: string
  /** Folders below root whose files are mirrored. */
  readonly folders: readonly string[]
  /** Folders below root that only ever run built and speak of the build's own folders. */
  readonly except?: readonly string[]
  /** Single files: [from below root, to below the mirror]; left out where they do not exist. */
  readonly files?: readonly (readonly [string, string])[]
}): Plugin {
  const isCode = (name: string): boolean => /\.(ts|vue|md|js|mjs)$/.test(name)
  const below = (place: string, folders: readonly string[]): boolean =>
    folders.some(folder => place.startsWith(`${folder}/`))
  return {
    name: 'pengtong:mirror-files',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const single = (options.files ?? []).map(([from, to]) => [path.join(options.root, from), to] as const)
      const mirrored = options.folders.flatMap(folder =>
        filesBelow(path.join(options.root, folder))
          .filter(file => !isCode(file))
          .map(file => [file, path.relative(options.root, file)] as const),
      )
      for (const [file, to] of [...mirrored, ...single]) {
        if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue
        this.addWatchFile(file)
        this.emitFile({
          type: 'asset',
          fileName: path.posix.join('files', ...to.split(path.sep)),
          source: readFileSync(file),
        })
      }
    },
    transform(code, id) {
      const file = id.split('?')[0] ?? id
      const place = path.relative(options.root, file).split(path.sep).join('/')
      if (!below(place, options.folders) || below(place, options.except ?? [])) return undefined
      if (!code.includes('import.meta.')) return undefined
      const folder = path.posix.dirname(place)
      return {
        code: code
          .replaceAll(
            /new URL\('\.\/([\w-]+)\.worker\.ts', import\.meta\.url\)/g,
            "new URL('./$1.worker.js', IMPORT_META_URL)",
          )
          .replaceAll(/\bimport\.meta\.dirname\b/g, `(import.meta.dirname + '/files/${folder}')`)
          .replaceAll(/\bimport\.meta\.filename\b/g, `(import.meta.dirname + '/files/${place}')`)
          .replaceAll(/\bimport\.meta\.url\b/g, `(new URL('./files/${place}', import.meta.url).href)`)
          .replaceAll('IMPORT_META_URL', 'import.meta.url'),
        map: null,
      }
    },
  }
}

/** The modules that run in threads of their own, `*.worker.ts` below a folder, by the name each has in the build. */
export function threadEntries(folder: string): Record<string, string> {
  const modules = filesBelow(folder).filter(file => file.endsWith('.worker.ts'))
  return Object.fromEntries(modules.map(file => [path.basename(file, '.ts'), file]))
}

/** Every file below a folder, absolute; an absent folder has none. */
export function filesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => !file.includes(`${path.sep}node_modules${path.sep}`))
}
