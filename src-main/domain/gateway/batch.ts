import { createSM3 } from 'hash-wasm'
import { newId } from '#kernel/ids.ts'
import type { Admission } from './admission.ts'
import { checkRow, cutRow } from './cut.ts'
import type { Directory } from './directory.ts'
import { fieldsToRead, type Entered, type Gate } from './gate.ts'
import { Refused } from './model.ts'
import type { LoadSigner } from './ports.ts'
import type { Sm3Hex } from './signing.ts'
import { rowIsGranted, sourceFilters } from './slice.ts'
import type { Sources } from './sources.ts'

/**
 * A batch file: JSON lines. The first says whose file it is, the last how many rows it has, their SM3 and the SM2 signature
 * over both; a file without its last line is no file. Every row carries a mark that leads back to the file (水印), so that an
 * excerpt can be told from which delivery it came.
 */
export interface BatchParts {
  readonly gate: Gate
  readonly directory: Directory
  readonly admission: Admission
  readonly sources: Sources
  readonly signer: LoadSigner
  readonly sm3: Sm3Hex
}

/** The mark of one row: only the hub can tell which number of which file it belongs to. */
export function markOf(sm3: Sm3Hex, serial: string, index: number): string {
  return sm3(`${serial} ${index}`).slice(0, 10)
}

export function trailerText(serial: string, rows: number, digest: string): string {
  return `pengtong-batch\n${serial}\n${rows}\n${digest}\n`
}

export function createBatch({ gate, directory, admission, sources, signer, sm3 }: BatchParts) {
  /** The state of the grant while rows are leaving: a revocation stops the file in the middle. @throws Refused */
  async function stillInForce({ door, day }: Entered): Promise<void> {
    const now = await directory.find(door.credentialId)
    const state = now?.door.grant.stateOn(day) ?? 'revoked'
    if (state !== 'in-force') throw new Refused('GRANT_NOT_IN_FORCE', { state })
  }

  return {
    /**
     * The file in pieces; the first piece comes after the log has its row. Memory holds one page at a time.
     * @throws Refused  in the middle when the grant ends or the source fails: the file then has no last line
     */
    async *write(entered: Entered, signal: AbortSignal): AsyncGenerator<Uint8Array> {
      const { door, asked, day, now } = entered
      const serial = newId(now.getTime())
      await gate.letOut(entered, { rowCount: 0, caseRef: asked.caseRef })
      const fields = fieldsToRead(entered)
      const slice = { areas: door.areasOn(day), day }
      const hasher = (await createSM3()).init()
      let index = 0
      const names = asked.fields.map(field => field.name)
      yield Buffer.from(
        `${JSON.stringify({ serial, grant: door.grant.number, department: door.departmentId, resource: door.resource.name, fields: names, at: now.toISOString() })}\n`,
      )
      const query = {
        fields: fields.map(field => field.name),
        where: sourceFilters(door.grant.rows, slice),
        limit: Number.MAX_SAFE_INTEGER,
      }
      for await (const page of sources.stream(door, query, signal)) {
        await stillInForce(entered)
        let piece = ''
        for (const sent of page) {
          const row = checkRow(sent, fields)
          if (!rowIsGranted(row, door.grant.rows, slice)) continue
          const cut = cutRow(row, asked.fields, door.grant.conditions.returnForm)
          cut['#'] = markOf(sm3, serial, index)
          piece += `${JSON.stringify(cut)}\n`
          index += 1
        }
        if (piece === '') continue
        const bytes = Buffer.from(piece)
        hasher.update(bytes)
        yield bytes
      }
      const digest = hasher.digest('hex')
      await admission.admit(
        gate.logOf(entered, 'batch-end', { fields: names, rowCount: index, caseRef: asked.caseRef }),
      )
      const { sign, keyId } = await signer()
      const signature = sign(trailerText(serial, index, digest))
      yield Buffer.from(`${JSON.stringify({ rows: index, sm3: digest, signature, keyId })}\n`)
    },
  }
}
export type Batch = ReturnType<typeof createBatch>
