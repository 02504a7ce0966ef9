import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** Chromium refuses its sandbox to root on Linux. */
export function runsAsRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/** What would keep this Electron from starting, in words; undefined when nothing is known to stand against it. */
export function obstacleTo(executable: string): { zh: string; en: string } | undefined {
  if (process.platform !== 'linux') return undefined
  const missing = missingLibraries(executable)
  if (missing.length > 0) {
    const names = missing.slice(0, 3).join(' ')
    return {
      zh: `系统缺少 Electron 要用的 ${missing.length} 个库（${names} 等）`,
      en: `the system lacks ${missing.length} libraries that Electron needs (${names} …)`,
    }
  }
  if (runsAsRoot() || sandboxAllowed(executable)) return undefined
  return {
    zh: '系统不许普通用户建沙箱，我们不关沙箱运行；可请管理员让 chrome-sandbox 归 root 并设 4755 权限',
    en: 'the system lets no ordinary user make a sandbox, and it does not run without one; an administrator can give chrome-sandbox to root with mode 4755',
  }
}

/** Names of shared libraries the loader does not find; empty where that cannot be asked. */
function missingLibraries(executable: string): string[] {
  const answer = spawnSync('ldd', [executable], { encoding: 'utf8', timeout: 10_000 })
  const lines = (answer.stdout ?? '').split('\n')
  return lines.flatMap(line => (line.includes('not found') ? [line.trim().split(' ')[0] ?? ''] : []))
}

/** Chromium needs user namespaces, or its helper owned by root with the set-user-id bit. */
function sandboxAllowed(executable: string): boolean {
  const helper = statSync(path.join(path.dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false })
  if (helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return true
  return (
    kernelSetting('kernel/unprivileged_userns_clone') !== '0' &&
    kernelSetting('user/max_user_namespaces') !== '0' &&
    kernelSetting('kernel/apparmor_restrict_unprivileged_userns') !== '1'
  )
}

function kernelSetting(name: string): string | undefined {
  const file = `/proc/sys/${name}`
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}
