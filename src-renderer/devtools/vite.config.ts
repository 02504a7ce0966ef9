import path from 'node:path'
import process from 'node:process'
import { defineConfig } from 'vite'

/** `node node_modules/vite/bin/vite.js -c src-renderer/devtools/vite.config.ts`, then open /src-renderer/devtools/. */
const root = path.resolve(import.meta.dirname, '../..')

export default defineConfig({
  root,
  cacheDir: path.join(root, 'node_modules/.vite-devtools'),
  publicDir: false,
  appType: 'mpa',
  optimizeDeps: { entries: ['src-renderer/devtools/*.html'] },
  server: {
    host: '127.0.0.1',
    // Only these folders change while somebody looks; a test looks at files that do not change at all.
    watch:
      process.env['VITEST'] === undefined
        ? { ignored: file => !/src-renderer|avatars/.test(file) && file !== root }
        : null,
  },
})
