import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import { noHexColour } from './scripts/lint/no-hex-colour.ts'

/** Read with types: where a forgotten promise loses data. Elsewhere the check would cost more seconds than it finds faults. */
const withTypes = [
  'src-main/{shell,hub,database,adapters,cli}/**/*.ts',
  'src-main/domain/*/{service,store}.ts',
  'scripts/**/*.ts',
  'voice-pack/**/*.ts',
]
const both = ['**/*.ts', '**/*.vue']

/**
 * One linter, three concerns: mistakes (typescript-eslint strict, with types where types find what syntax cannot),
 * Vue templates, and our own rules. Looks are prettier's work; who may import whom is tests/architecture's.
 */
export default tseslint.config(
  {
    ignores: ['out/**', 'node_modules/**', '.cache/**', 'data/**', '**/*.d.ts', 'avatars/*/gestures/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    // The mistakes that neither types nor prettier find.
    rules: Object.fromEntries(
      [
        ...[
          'no-async-promise-executor',
          'no-case-declarations',
          'no-cond-assign',
          'no-constant-condition',
          'no-control-regex',
        ],
        ...[
          'no-debugger',
          'no-dupe-else-if',
          'no-duplicate-case',
          'no-empty',
          'no-empty-character-class',
          'no-fallthrough',
        ],
        ...[
          'no-irregular-whitespace',
          'no-loss-of-precision',
          'no-misleading-character-class',
          'no-prototype-builtins',
        ],
        ...[
          'no-self-assign',
          'no-self-compare',
          'no-sparse-arrays',
          'no-template-curly-in-string',
          'no-unreachable-loop',
        ],
        ...[
          'no-unsafe-finally',
          'no-useless-escape',
          'no-eval',
          'no-implied-eval',
          'no-new-func',
          'no-var',
          'prefer-const',
        ],
      ].map(rule => [rule, 'error']),
    ),
  },
  ...tseslint.configs.strict.map(config => ({ ...config, files: config.files ?? both })),
  ...vue.configs['flat/recommended'].map(config => ({ ...config, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Prettier lays templates out.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/no-v-html': 'error',
      'vue/no-unused-refs': 'error',
    },
  },
  {
    files: withTypes,
    ignores: ['**/*.test.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise nobody waits for is an error nobody sees.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: both,
    plugins: { pengtong: { rules: { 'no-hex-colour': noHexColour } } },
    rules: {
      // The compiler finds these, with types.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(\\.\\./){2,}',
              message: 'Use an alias of package.json "imports": it stays right when the file moves.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src-renderer/**/*.ts', 'src-renderer/**/*.vue'],
    // The stage behind the host is a picture, not an interface: its colours do not change with the mode.
    ignores: ['src-renderer/app/tokens.ts', 'src-renderer/avatar/**', '**/*.test.ts'],
    rules: { 'pengtong/no-hex-colour': 'error' },
  },
)
