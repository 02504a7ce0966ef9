#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Compiled and type-stripped sources are kept between commands, which halves the start from source.
enableCompileCache()
const { runCommandLine } = await import('./run.ts')

process.exitCode = await runCommandLine(process.argv.slice(2))
