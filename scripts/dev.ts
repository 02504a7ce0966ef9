import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createServer, mergeConfig } from 'vite'
import config from '../electron.vite.config.ts'
import { runsAsRoot } from './runtime/can-run.ts'
import { chooseRuntime, runtimeSentence, type RuntimeChoice } from './runtime/electron.ts'
import { servePages } from './runtime/serve-pages.ts'

/**
 * `npm run dev`: the program with reload. A change in the shell or hub restarts the window, one in the preload reloads the page,
 * one in the pages is swapped in place. Without a window: the hub restarts on change, the pages come from Vite.
 */
const projectRoot = path.resolve(import.meta.dirname, '..')
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

async function dev(): Promise<void> {
  const choice = await chooseRuntime({ say })
  process.stdout.write(`${runtimeSentence(choice)}\n`)
  if (choice.path === undefined) await inBrowser()
  else inWindow(choice, choice.path)
}

function inWindow(choice: RuntimeChoice, executable: string): void {
  // What dev leaves in out/ is not a build to start from: the next start builds anew.
  rmSync(path.join(projectRoot, 'out', '.built'), { force: true })
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    [path.join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'dev', '--watch'],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      env: {
        ...env,
        ELECTRON_EXEC_PATH: executable,
        ELECTRON_OVERRIDE_DIST_PATH: path.dirname(executable),
        PENGTONG_RUNTIME_KIND: choice.kind,
        PENGTONG_NODE: process.execPath,
        ...(runsAsRoot() ? { NO_SANDBOX: '1' } : {}),
      },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.once('exit', code => (process.exitCode = code ?? 0))
}

async function inBrowser(): Promise<void> {
  const hub = await servePages({ port: 8610, nodeArgs: ['--watch', '--watch-preserve-output'] })
  const toHub = { target: hub.url, changeOrigin: false }
  const proxy = { '/rpc': toHub, '/api': toHub, '/openapi.json': toHub, '/ws': { ...toHub, ws: true } }
  const server = await createServer(mergeConfig(config.renderer ?? {}, { configFile: false, server: { proxy } }))
  await server.listen()
  server.printUrls()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      hub.process.kill(signal)
      void server.close().then(() => process.exit(0))
    })
  }
}

dev().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
