import fs from 'node:fs'
import path from 'node:path'

/** Thrown when another process holds the data folder: the embedded store itself takes no lock. */
export class DataFolderInUse extends Error {
  readonly folder: string
  readonly holderPid: number

  constructor(folder: string, holderPid: number) {
    super(
      `数据文件夹正由另一个程序使用（进程号 ${holderPid}）：${folder}。请先关闭那个鹏政通窗口或服务，或用 --data 指定别的文件夹。\n` +
        `The data folder is in use by process ${holderPid}. Close that program first, or name another folder with --data.`,
    )
    this.name = 'DataFolderInUse'
    this.folder = folder
    this.holderPid = holderPid
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes the data folder for this process by a file that holds its pid; a lock whose process is gone is taken over.
 * The file is made with `wx`, so of two processes that start at once only one wins.
 * @returns a function that gives the folder back
 * @throws DataFolderInUse
 */
export function lockDataFolder(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'pengtong.lock')
  for (let attempt = 0; ; attempt += 1) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number.parseInt(fs.readFileSync(file, 'utf8'), 10)
      if (attempt > 0 || (Number.isFinite(holder) && holder !== process.pid && isAlive(holder))) {
        throw new DataFolderInUse(folder, holder)
      }
      fs.rmSync(file, { force: true })
    }
  }
  return () => fs.rmSync(file, { force: true })
}
