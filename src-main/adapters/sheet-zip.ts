import { Unzip, UnzipInflate } from 'fflate'
import { sheetLimits, SheetRefused } from './sheet-refused.ts'

/** Takes the inflated bytes of one part as they come. */
export type PartReader = (chunk: Uint8Array, last: boolean) => void

/** Bytes pushed at once: small, so that a part that inflates a thousandfold is noticed after some megabytes. */
const pushBytes = 16 * 1024

/**
 * Reads the parts of an archive that somebody wants, in the order they stand there; the others are not inflated.
 * What counts are the bytes that really come out, not the sizes that the archive states.
 * @returns the names of the parts that were read to their end
 * @throws SheetRefused `ARCHIVE_BROKEN`, `TOO_MANY_ENTRIES`, `INFLATES_TOO_MUCH`
 */
export function readParts(bytes: Uint8Array, wanted: (name: string) => PartReader | undefined): Set<string> {
  const finished = new Set<string>()
  let entries = 0
  let inflatedOfAll = 0
  let pushed = 0
  let failure: SheetRefused | undefined
  const unzip = new Unzip(part => {
    entries += 1
    if (entries > sheetLimits.archiveEntries) {
      failure ??= new SheetRefused('TOO_MANY_ENTRIES', { limit: sheetLimits.archiveEntries })
      return
    }
    // A workbook holds no archives; one inside another is how a small file hides a large one.
    if (/\.(zip|xlsx|xlsm|xlsb|docx|7z|rar|gz|jar)$/i.test(part.name)) failure ??= new SheetRefused('NESTED_ARCHIVE')
    // What it shows would come from a file that nobody sent.
    if (part.name.startsWith('xl/externalLinks/')) failure ??= new SheetRefused('EXTERNAL_LINKS')
    const reader = wanted(part.name)
    if (!reader) return
    const beganAt = pushed
    let inflated = 0
    part.ondata = (error, chunk, last) => {
      if (failure) return
      if (error) {
        failure = new SheetRefused('ARCHIVE_BROKEN')
        return
      }
      inflated += chunk.length
      inflatedOfAll += chunk.length
      const packed = Math.max(1, pushed - beganAt + pushBytes)
      const tooDense = inflated > sheetLimits.ratioFromBytes && inflated / packed > sheetLimits.ratio
      if (tooDense || inflatedOfAll > sheetLimits.inflatedBytes) {
        failure = new SheetRefused('INFLATES_TOO_MUCH', { limit: sheetLimits.inflatedBytes })
        return
      }
      try {
        reader(chunk, last)
        if (last) finished.add(part.name)
      } catch (refused) {
        // The inflater would swallow it and report damaged data.
        if (!(refused instanceof SheetRefused)) throw refused
        failure = refused
      }
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  try {
    while (pushed < bytes.length) {
      const end = Math.min(bytes.length, pushed + pushBytes)
      unzip.push(bytes.subarray(pushed, end), end === bytes.length)
      pushed = end
      if (failure) throw failure
    }
  } catch (error) {
    if (error instanceof SheetRefused) throw error
    // The inflater throws plain errors for damaged data.
    throw new SheetRefused('ARCHIVE_BROKEN')
  }
  return finished
}
