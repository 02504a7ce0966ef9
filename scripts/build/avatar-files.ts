import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { filesBelow } from './mirror-files.ts'

/** What a page may fetch of an avatar; workshop files and source pictures stay out of the build. */
const published = /^\/?[a-z0-9-]+\/(avatar\.json|model(-light)?\.vrm|preview\.[a-z0-9]+|gestures\/[\w./-]+)$/

/** Serves `avatars/<id>/…` at `/avatars/<id>/…`: from the folder in development, copied beside the pages in a build. */
export function avatarFiles(root: string): Plugin {
  const folder = path.join(root, 'avatars')
  return {
    name: 'pengtong:avatar-files',
    configureServer(server) {
      server.middlewares.use('/avatars', (request, response, next) => {
        const name = decodeURIComponent((request.url ?? '').split('?')[0] ?? '')
        const file = path.join(folder, name)
        if (!published.test(name) || name.includes('..') || !existsSync(file)) {
          next()
          return
        }
        response.setHeader('content-type', file.endsWith('.json') ? 'application/json' : 'application/octet-stream')
        createReadStream(file).pipe(response)
      })
    },
    generateBundle() {
      for (const file of filesBelow(folder)) {
        const name = path.relative(folder, file).split(path.sep).join('/')
        if (published.test(name))
          this.emitFile({ type: 'asset', fileName: `avatars/${name}`, source: readFileSync(file) })
      }
    },
  }
}
