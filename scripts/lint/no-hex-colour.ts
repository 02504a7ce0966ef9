import type { Rule } from 'eslint'

/** `#abc`, `#aabbcc` and with alpha; not a fragment of an address, an HTML entity or an alias like `#app/…`. */
const hexColour = /(?<![\w&/])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![\w/-])/g

/**
 * Colours have names: light, dark and large print each give a name its value, and a bare value is right in one of them only.
 * The whole text is read, so that the styles and templates of a .vue file are seen too.
 */
export const noHexColour: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'colours come from the tokens of src-renderer/app/tokens.ts' },
    messages: {
      named: '{{colour}}: use the name of a colour (src-renderer/app/tokens.ts), it has a value for each mode.',
    },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        const { sourceCode } = context
        for (const match of sourceCode.text.matchAll(hexColour)) {
          const start = sourceCode.getLocFromIndex(match.index)
          const end = sourceCode.getLocFromIndex(match.index + match[0].length)
          context.report({ loc: { start, end }, messageId: 'named', data: { colour: match[0] } })
        }
      },
    }
  },
}
