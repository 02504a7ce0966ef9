import path from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { avatarFiles } from './scripts/build/avatar-files.ts'
import { mirrorFiles, threadEntries } from './scripts/build/mirror-files.ts'

const root = import.meta.dirname
const at = (...parts: string[]): string => path.join(root, ...parts)

/**
 * Targets are the older of the two runtimes the program is shown in (Electron 33: Node 20.18, Chromium 130),
 * so that one build serves both. See docs/decisions/0002-runtime-choice.md.
 */
const NODE_TARGET = 'node20'
const CHROME_TARGET = 'chrome130'

/**
 * Packages put into the main bundle, because they are written for a newer Node than 20 or are many small files that slow
 * the start. Everything else is loaded from node_modules: native parts and WASM find their files there.
 */
const bundled = [
  '@orpc/client',
  '@orpc/contract',
  '@orpc/openapi',
  '@orpc/server',
  '@orpc/zod',
  'kysely',
  'openai',
  'zod',
]

/** Pages have addresses like /console/items, so assets are asked for from the root: the same on app:// and on a hub. */
const fromTheRoot: Plugin = {
  name: 'pengtong:from-the-root',
  config(config) {
    config.base = '/'
  },
}

export default defineConfig({
  main: {
    plugins: [
      mirrorFiles({
        root,
        folders: ['src-main'],
        except: ['src-main/shell'],
        files: [['.cache/prepared-store.zip.gz', 'src-main/database/prepared-store.zip.gz']],
      }),
    ],
    build: {
      outDir: at('out/main'),
      target: NODE_TARGET,
      externalizeDeps: { exclude: bundled },
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: at('src-main/shell/index.ts'),
          hub: at('src-main/hub/desktop.ts'),
          ...threadEntries(at('src-main')),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: NODE_TARGET,
      rolldownOptions: {
        input: { preload: at('src-main/shell/preload.ts') },
        // A sandboxed page gets its preload as one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [vue(), avatarFiles(root), fromTheRoot],
    server: { host: '127.0.0.1', fs: { allow: [root] } },
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      target: CHROME_TARGET,
      sourcemap: true,
      minify: true,
      rolldownOptions: { input: { index: at('src-renderer/index.html') } },
    },
  },
})
