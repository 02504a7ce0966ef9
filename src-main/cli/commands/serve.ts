import fs from 'node:fs'
import path from 'node:path'
import { startServer } from '#hub/server.ts'
import { startSweeps } from '#hub/sweeps.ts'
import { exitCodes, type Command } from '../command.ts'

/** The folder of the built pages beside the program, if it has been built. */
function builtPages(): string | undefined {
  const folder = path.resolve(import.meta.dirname, '../../../out/renderer')
  return fs.existsSync(path.join(folder, 'index.html')) ? folder : undefined
}

export const serve: Command = {
  words: ['serve'],
  usage: 'serve [--port N] [--host H]',
  summary: { zh: '启动服务端（HTTP + WebSocket）', en: 'start the hub over HTTP and WebSocket' },
  options: { port: { type: 'string' }, host: { type: 'string' } },
  async run({ flags, open, print, tell }) {
    const started = performance.now()
    const program = await open()
    const pagesFolder = builtPages()
    const host = typeof flags['host'] === 'string' ? flags['host'] : '127.0.0.1'
    const hub = await startServer(program, {
      port: Number(flags['port'] ?? 0),
      host,
      pagesFolder,
      publicGuide: program.services.guides.publicPage,
    })
    if (!pagesFolder) tell('还没有构建页面，只提供接口。先运行 npm run build，页面就有了。')
    const milliseconds = Math.round(performance.now() - started)
    if (flags['json']) print(JSON.stringify({ url: hub.url, engine: program.engine, readyMs: milliseconds }))
    else print(`鹏政通服务已就绪：${hub.url}（${program.engine}，${milliseconds} 毫秒）。按 Ctrl+C 停止。`)
    // The first question should not wait for the index; a failure shows when somebody asks.
    void program.services.prepareAnswers().catch(() => undefined)
    void program.services.catalog.prepareList().catch(() => undefined)
    const stopSweeps = startSweeps(program)
    await new Promise<void>(resolve => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    stopSweeps()
    await hub.close()
    return exitCodes.done
  },
}
