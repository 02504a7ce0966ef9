import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DataFolderInUse, lockDataFolder } from '#database/data-lock.ts'

/** One thing `doctor` looked at: how it stands, and what to do when it does not stand well. */
export interface Finding {
  readonly name: string
  readonly state: 'good' | 'missing' | 'bad'
  readonly detail: string
  readonly remedy?: string
}

type Check = (surroundings: { dataFolder: string; databaseUrl: string | undefined }) => Promise<Finding> | Finding

const projectRoot = path.resolve(import.meta.dirname, '../../..')

const nodeVersion: Check = () => {
  const [major = 0] = process.versions.node.split('.').map(Number)
  const name = 'Node'
  if (major >= 22) return { name, state: 'good', detail: process.versions.node }
  const remedy = '用 npm run 启动：它自带 Node 24（包 node@24），不用另装。'
  return { name, state: 'bad', detail: `${process.versions.node}，太旧`, remedy }
}

const dataFolderWritable: Check = ({ dataFolder, databaseUrl }) => {
  const name = '数据文件夹'
  if (databaseUrl) return { name: '数据库', state: 'good', detail: `PostgreSQL（${new URL(databaseUrl).host}）` }
  try {
    lockDataFolder(dataFolder)()
  } catch (error) {
    if (error instanceof DataFolderInUse) {
      return { name, state: 'good', detail: `${dataFolder}，正由进程 ${error.holderPid} 使用` }
    }
    const detail = `${dataFolder}：${error instanceof Error ? error.message : String(error)}`
    return { name, state: 'bad', detail, remedy: '换一个能写的文件夹：--data DIR，或检查权限和磁盘空间。' }
  }
  const isNew = !fs.existsSync(path.join(dataFolder, 'store'))
  return { name, state: 'good', detail: isNew ? `${dataFolder}，还是空的` : dataFolder }
}

const diskSpace: Check = ({ dataFolder }) => {
  const existing = fs.existsSync(dataFolder) ? dataFolder : os.homedir()
  const { bavail, bsize } = fs.statfsSync(existing)
  const gigabytes = (bavail * bsize) / 1024 ** 3
  const detail = `剩 ${gigabytes.toFixed(1)} GB`
  if (gigabytes >= 2) return { name: '磁盘空间', state: 'good', detail }
  return { name: '磁盘空间', state: 'bad', detail, remedy: '至少留出 2 GB，不然影片导不出来，数据也可能存不上。' }
}

const builtPages: Check = () => {
  const built = fs.existsSync(path.join(projectRoot, 'out/renderer/index.html'))
  if (built) return { name: '页面', state: 'good', detail: '已构建' }
  return { name: '页面', state: 'missing', detail: '还没有构建', remedy: '运行 npm run build。' }
}

const runtime: Check = async () => {
  const { chooseRuntime } = await import('#scripts/runtime/electron.ts')
  const choice = await chooseRuntime({ mayFetch: false })
  const words = { electron: '程序自己的 Electron', 'trial-electron': '试用的 Electron', browser: '浏览器' }
  const detail = `${words[choice.kind]}：${choice.why.zh}`
  if (choice.kind !== 'browser') return { name: '窗口', state: 'good', detail }
  return { name: '窗口', state: 'missing', detail, remedy: '不影响使用：npm start 会在浏览器里打开同样的页面。' }
}

const voicePack: Check = () => {
  const engine = path.join(projectRoot, 'node_modules/@echogarden/espeak-ng-emscripten/package.json')
  if (fs.existsSync(engine) && fs.existsSync(path.join(projectRoot, 'voice-pack/main.ts'))) {
    return { name: '离线语音包', state: 'good', detail: 'espeak-ng，普通话、粤语、英语' }
  }
  const remedy = '数字人只显示字幕。运行 npm install 会装上语音包，也可以在设置里填语音服务地址。'
  return { name: '离线语音包', state: 'missing', detail: '没有安装', remedy }
}

const avatar: Check = () => {
  const folder = path.join(projectRoot, 'avatars')
  const hosts = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter(name => fs.existsSync(path.join(folder, name, 'model.vrm')))
    : []
  if (hosts.length > 0) return { name: '数字人形象', state: 'good', detail: hosts.join('、') }
  return { name: '数字人形象', state: 'missing', detail: '没有形象文件', remedy: '运行 npm run avatars 重新生成。' }
}

const fonts: Check = () => {
  const there = fs.existsSync(path.join(projectRoot, 'node_modules/@fontsource-variable/noto-sans-sc'))
  if (there) return { name: '字体', state: 'good', detail: '随程序带的黑体和宋体' }
  return { name: '字体', state: 'missing', detail: '没有装全', remedy: '运行 npm ci。' }
}

export const checks: readonly Check[] = [
  nodeVersion,
  dataFolderWritable,
  diskSpace,
  builtPages,
  runtime,
  voicePack,
  avatar,
  fonts,
]
