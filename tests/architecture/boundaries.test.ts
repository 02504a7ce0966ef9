import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ICruiseResult, IRegularForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTree, configuration, projectRoot, sourcesIn } from './cruise.ts'

const folders = ['src-main', 'src-renderer', 'voice-pack']
const rules = (configuration.forbidden ?? []) as readonly IRegularForbiddenRuleType[]

describe('边界 who may know whom', () => {
  let result: ICruiseResult
  beforeAll(async () => {
    result = await checkTree(projectRoot, folders)
  })

  it('the checker saw every source file: a checker that cannot read TypeScript sees none and finds no fault', () => {
    const onDisk = sourcesIn(projectRoot, folders)
    const seen = new Set(result.modules.map(module => module.source))
    expect(onDisk.length).toBeGreaterThan(50)
    expect(onDisk.filter(file => !seen.has(file))).toEqual([])
    const imports = result.modules.flatMap(module => module.dependencies)
    expect(imports.filter(({ resolved }) => resolved.startsWith('src-main/contract/')).length).toBeGreaterThan(20)
  })

  it.each(rules.map(rule => [rule.name ?? '', rule.comment ?? ''] as const))('%s: %s', name => {
    const broken = result.summary.violations.filter(violation => violation.rule.name === name)
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })
})

/** One file for each rule that breaks it; a rule whose pattern fits nothing would pass for ever without being a rule. */
const offences: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'contract-imports-kernel-alone': ['src-main/contract/a.ts', '#domain/catalog/index.ts'],
  'pure-files-stay-pure': ['src-main/domain/catalog/rules.ts', './service.ts'],
  'pure-files-without-node': ['src-main/kernel/clock.ts', 'node:fs'],
  'domain-knows-no-surface': ['src-main/domain/catalog/service.ts', '#adapters/llm.ts'],
  'domain-by-the-door': ['src-main/domain/catalog/routes.ts', '#domain/sharing/store.ts'],
  'others-by-the-door': ['src-main/cli/count.ts', '#domain/sharing/store.ts'],
  'shell-starts-the-hub': ['src-main/shell/index.ts', '#hub/server.ts'],
  'only-the-shell-knows-electron': ['src-main/adapters/keys.ts', 'electron'],
  'pages-know-the-contract-alone': ['src-renderer/features/a.ts', '#domain/sharing/index.ts'],
  'main-knows-no-page': ['src-main/hub/pages.ts', '#client/client.ts'],
  'command-line-knows-speech-alone': ['src-main/cli/commands/a.ts', '#client/client.ts'],
  'body-and-voice-without-vue': ['src-renderer/avatar/blink.ts', 'vue'],
  'components-know-no-call': ['src-renderer/components/x/x.ts', '#client/client.ts'],
  'client-and-composables-below-features': ['src-renderer/composables/use-x.ts', '#features/b.ts'],
  'voice-pack-stands-apart': ['src-main/adapters/voice.ts', '#voice-pack/engine.ts'],
  'voice-pack-knows-nobody': ['voice-pack/main.ts', '#contract/b.ts'],
  'no-tests-in-the-program': ['src-main/hub/run.ts', '#tests/helpers/x.ts'],
  'no-developer-packages-on-the-server': ['src-main/hub/dev.ts', 'developer-tool'],
  'no-circles': ['src-main/hub/round.ts', './trip.ts'],
  'every-import-leads-somewhere': ['src-main/hub/lost.ts', './nowhere.ts'],
}
const bystanders: Readonly<Record<string, string>> = {
  'src-main/domain/catalog/index.ts': 'export const door = 1',
  'src-main/domain/sharing/index.ts': 'export const door = 1',
  'src-main/domain/sharing/store.ts': 'export const rows = 1',
  'src-main/adapters/llm.ts': 'export const llm = 1',
  'src-main/hub/server.ts': 'export const server = 1',
  'src-main/hub/trip.ts': "import './round.ts'",
  'src-main/contract/b.ts': 'export const b = 1',
  'src-renderer/client/client.ts': 'export const client = 1',
  'src-renderer/features/b.ts': 'export const b = 1',
  'voice-pack/engine.ts': 'export const engine = 1',
  'tests/helpers/x.ts': 'export const x = 1',
}

describe('规则真的会拦 every rule bites', () => {
  const tree = mkdtempSync(path.join(os.tmpdir(), 'pengtong-boundaries-'))
  let result: ICruiseResult

  beforeAll(async () => {
    const { imports } = (await import('node:module')).createRequire(import.meta.url)(
      path.join(projectRoot, 'package.json'),
    )
    const write = (file: string, text: string): void => {
      mkdirSync(path.join(tree, path.dirname(file)), { recursive: true })
      writeFileSync(path.join(tree, file), `${text}\n`)
    }
    write(
      'package.json',
      JSON.stringify({ type: 'module', imports, devDependencies: { electron: '1', vue: '1', 'developer-tool': '1' } }),
    )
    for (const name of ['electron', 'vue', 'developer-tool']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
      write(`node_modules/${name}/index.js`, 'module.exports = 1')
    }
    for (const [file, text] of Object.entries(bystanders)) write(file, text)
    for (const [file, imported] of Object.values(offences)) write(file, `import '${imported}'`)
    result = await checkTree(tree, folders)
  })
  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  it.each(rules.map(rule => rule.name ?? ''))('%s', name => {
    const offence = offences[name]
    expect(offence, 'add a file that breaks the new rule').toBeDefined()
    const caught = result.summary.violations.filter(violation => violation.rule.name === name)
    expect(caught.map(violation => violation.from)).toContain(offence?.[0])
  })
})
