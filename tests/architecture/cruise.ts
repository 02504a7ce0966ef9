import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { cruise, type IConfiguration, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'

export const projectRoot = path.resolve(import.meta.dirname, '..', '..')

/** The rules, read from the file that editors and the command line of the checker read too. */
export const configuration: IConfiguration = createRequire(import.meta.url)(
  path.join(projectRoot, '.dependency-cruiser.cjs'),
)

/** Source files below the given folders of a tree, relative. */
export function sourcesIn(tree: string, folders: readonly string[]): string[] {
  return folders
    .flatMap(folder => globSync(`${folder}/**/*.{ts,vue}`, { cwd: tree }))
    .filter(file => !file.includes('node_modules') && !file.endsWith('.d.ts'))
}

/** Reads every import of a tree and holds it against the rules. */
export async function checkTree(tree: string, folders: readonly string[]): Promise<ICruiseResult> {
  const present = folders.filter(folder => sourcesIn(tree, [folder]).length > 0)
  const { output } = await cruise(
    present,
    { ...configuration.options, baseDir: tree, validate: true, ruleSet: configuration as IFlattenedRuleSet },
    configuration.options?.enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error(output)
  return output
}
