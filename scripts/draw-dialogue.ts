/** Draws docs/dialogue.md from the table of the dialogue: `node scripts/draw-dialogue.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { drawDialogue } from '#features/kiosk/dialogue.ts'

const file = path.resolve(import.meta.dirname, '../docs/dialogue.md')
const docs = readFileSync(file, 'utf8')
writeFileSync(
  file,
  docs.replace(/```mermaid\n[\s\S]*?```/, () => `\`\`\`mermaid\n${drawDialogue()}\n\`\`\``),
)
