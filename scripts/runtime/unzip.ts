import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/**
 * Reads a large ZIP from disk, entry by entry, without holding it in memory.
 * Enough of the format for archives that we pin by digest (APPNOTE 6.3 §4.3: stored and deflated entries, no ZIP64, no encryption).
 */

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packedBytes: number
  readonly localHeaderAt: number
  /** Unix permission bits; 0 where the archive has none. */
  readonly mode: number
}

/** The part of an open file in which the archive stands; offsets in bytes. */
export interface ZipPlace {
  readonly file: FileHandle
  /** Of the same file, for reading single entries as streams. */
  readonly path: string
  readonly start: number
  readonly end: number
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead !== length) throw new Error('the archive ends too early')
  return buffer
}

async function readDirectory({ file, start, end }: ZipPlace): Promise<ZipEntry[]> {
  const tailLength = Math.min(end - start, END_SIZE + LONGEST_COMMENT)
  const tail = await readAt(file, end - tailLength, tailLength)
  let at = tail.length - END_SIZE
  while (at >= 0 && tail.readUInt32LE(at) !== END_OF_DIRECTORY) at -= 1
  if (at < 0) throw new Error('this is not a ZIP archive, or it was cut short')
  const count = tail.readUInt16LE(at + 10)
  const directory = await readAt(file, start + tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12))
  const entries: ZipEntry[] = []
  let cursor = 0
  for (let index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(cursor) !== DIRECTORY_ENTRY) throw new Error('the directory of the archive is damaged')
    const nameLength = directory.readUInt16LE(cursor + 28)
    entries.push({
      name: directory.toString('utf8', cursor + 46, cursor + 46 + nameLength),
      method: directory.readUInt16LE(cursor + 10),
      packedBytes: directory.readUInt32LE(cursor + 20),
      localHeaderAt: start + directory.readUInt32LE(cursor + 42),
      mode: (directory.readUInt32LE(cursor + 38) >>> 16) & 0o777,
    })
    cursor += 46 + nameLength + directory.readUInt16LE(cursor + 30) + directory.readUInt16LE(cursor + 32)
  }
  return entries
}

/**
 * Writes the files of an archive below `target`.
 * @param place where the archive stands
 * @param rename  gives the path below `target` for an entry, or undefined to leave it out
 * @returns how many files were written
 * @throws in words for a damaged archive or an entry that would leave `target`
 */
export async function extractZip(
  place: ZipPlace,
  target: string,
  rename: (name: string) => string | undefined,
): Promise<number> {
  let written = 0
  for (const entry of await readDirectory(place)) {
    const name = entry.name.endsWith('/') ? undefined : rename(entry.name)
    if (name === undefined) continue
    const destination = path.resolve(target, name)
    if (!destination.startsWith(path.resolve(target) + path.sep))
      throw new Error(`an entry leaves its folder: ${entry.name}`)
    if (entry.method !== 0 && entry.method !== 8) throw new Error(`an entry is packed in an unknown way: ${entry.name}`)
    const local = await readAt(place.file, entry.localHeaderAt, 30)
    const dataAt = entry.localHeaderAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
    await mkdir(path.dirname(destination), { recursive: true })
    const sink = createWriteStream(destination, { mode: entry.mode === 0 ? 0o644 : entry.mode })
    const packed =
      entry.packedBytes === 0
        ? Readable.from([])
        : createReadStream(place.path, { start: dataAt, end: dataAt + entry.packedBytes - 1 })
    if (entry.method === 8) await pipeline(packed, createInflateRaw(), sink)
    else await pipeline(packed, sink)
    written += 1
  }
  return written
}
