import fs from 'node:fs'

/** Free space below which no change is begun: one log segment of the store (16 MB) and room for a large import. */
export const roomForAChangeBytes = 48 * 1024 * 1024

/** Thrown instead of whatever the engine said when the disk has no room: nothing of the change was kept. */
export class DiskFull extends Error {
  constructor(cause?: unknown) {
    super(
      '磁盘已满，这一步没有写入，已有的数据没有改动。请在数据文件夹所在的磁盘腾出至少 200 MB，再做一次。\n' +
        'The disk is full. Nothing of this step was written and what was there is unchanged. Free 200 MB, then do it again.',
      cause === undefined ? {} : { cause },
    )
    this.name = 'DiskFull'
  }
}

/** What engines and the system call a full disk: SQLSTATE 53100, or the error of the file system itself. */
const namesOfFull = new Set(['53100', 'ENOSPC', 'EDQUOT'])

export function saysDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof DiskFull || ('code' in error && namesOfFull.has(String(error.code)))) return true
  return error.cause !== undefined && saysDiskFull(error.cause)
}

/**
 * Refuses to begin a change on a disk that is nearly full: found out before, it costs the reader nothing, while a store
 * that runs out in the middle of its log has to be opened anew.
 * @throws DiskFull
 */
export function requireRoom(folder: string): void {
  const { bavail, bsize } = fs.statfsSync(folder)
  if (bavail * bsize < roomForAChangeBytes) throw new DiskFull()
}
