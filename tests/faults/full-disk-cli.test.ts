import fs from 'node:fs'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { cli, hear, stackLine } from './command-line.ts'
import { ownFolder, ownSheet } from './own-sheet.ts'

/** Whether this machine lets a test mount a small disk of its own, in a namespace that nobody else sees. */
const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt'], { stdio: 'ignore' }).status === 0

/** Runs in a shell that sees a disk of `megabytes` in `$disk`; it is gone with the shell. */
function onSmallDisk(folder: string, megabytes: number, script: string) {
  const commands = `disk=${folder}; mount -t tmpfs -o size=${megabytes}m tmpfs "$disk"
    pengtong() { "${process.execPath}" "${cli}" "$@" --data "$disk/data"; }
    # What somebody else has put on the disk, so that so many megabytes are left.
    leave() { free=$(df -m --output=avail "$disk" | tail -1); head -c $(((free - $1) * 1048576)) /dev/zero > "$disk/other"; }
    ${script}`
  return hear('unshare', ['-rm', 'sh', '-c', commands])
}

const title = canMount ? '真的写满一块小磁盘' : '真的写满一块小磁盘（这台机器不让测试挂载磁盘，跳过）'

describe.skipIf(!canMount)(title, () => {
  /** More than the room that a change may begin with will take. */
  const rows = 15_000
  const folder = ownFolder('small-disk')
  const sheetFile = path.join(ownFolder('small-disk-sheet'), '清单.csv')
  fs.writeFileSync(sheetFile, ownSheet(rows))

  it('导入以一句话结束，满着的时候再打开也是一句话；腾出空间后数据打得开、审计核对得上、再导入就成', async () => {
    const said = await onSmallDisk(
      folder,
      110,
      `pengtong audit verify --json >/dev/null
       leave 50 # room to begin, and not to end
       pengtong import items "${sheetFile}" >/dev/null; echo "import: $?"
       pengtong counts; echo "counts: $?"
       rm "$disk/other"; mount -o remount,size=600m "$disk"
       pengtong audit verify --json
       pengtong import items "${sheetFile}" --json | head -c 60`,
    )
    expect(said.err).toContain('磁盘已满，这一步没有写入，已有的数据没有改动')
    expect(said.err).toContain('腾出')
    expect(said.err).not.toMatch(stackLine)
    const [importCode, countsCode, verified, again] = said.out.split('\n')
    expect(importCode).toBe('import: 4')
    // No room is left to recover in: that is said too, and nothing waits for ever.
    expect(countsCode).toBe('counts: 4')
    expect(verified).toContain('"defects":[]')
    expect(again).toContain(`"rows":${rows},"created":${rows}`)
  })

  it('磁盘只剩一点空间时，改动不开始；读照常', async () => {
    const said = await onSmallDisk(
      folder,
      110,
      `pengtong audit verify --json; leave 40; pengtong import items "${sheetFile}"; echo "import: $?"; pengtong counts --json | head -c 8`,
    )
    expect(said.out).toContain('"defects":[]')
    expect(said.out).toContain('import: 4')
    expect(said.out).toContain('{"day":')
    expect(said.err).toContain('磁盘已满')
  })
})
