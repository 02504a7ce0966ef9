/**
 * Who may know whom, as rules with reasons; tests/architecture/boundaries.test.ts runs them.
 * The picture they are taken from is in docs/architecture.md: an arrow there is an allowed import here.
 */
const domainFile = '^src-main/domain/[^/]+/'
const pure = '^src-main/(contract|kernel)/|^src-main/domain/[^/]+/(model|rules)\\.ts$'
const tests = '\\.(test|browser\\.test|db\\.test)\\.ts$|^tests/|/fixtures\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'contract-imports-kernel-alone',
      comment:
        'The contract is what every surface agrees on; if it knew a room, every surface would be bound to that room.',
      severity: 'error',
      from: { path: '^src-main/contract/', pathNot: tests },
      to: { path: '^(src-main|src-renderer|avatars|voice-pack|scripts)/', pathNot: '^src-main/(contract|kernel)/' },
    },
    {
      name: 'pure-files-stay-pure',
      comment:
        'model.ts, rules.ts, kernel and contract decide without clock, disk or network, so that they can be tested as mathematics.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: '^(src-main|src-renderer|avatars|voice-pack|scripts)/', pathNot: pure },
    },
    {
      name: 'pure-files-without-node',
      comment: 'A pure file runs in the browser too; what it needs from Node is handed to it.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-knows-no-surface',
      comment:
        'Domain services are the same on desktop, server and command line; what they need from outside is a port (ports.ts).',
      severity: 'error',
      from: { path: domainFile, pathNot: tests },
      to: {
        path: '^src-main/(adapters|cli|shell|compose\\.ts)|^src-renderer/|^src-main/hub/(?!access\\.ts|raise-violation\\.ts)',
      },
    },
    {
      name: 'domain-by-the-door',
      comment:
        'A module is entered by index.ts, or read by its pure model.ts and rules.ts; its tables and store are its own.',
      severity: 'error',
      from: { path: '^src-main/domain/([^/]+)/', pathNot: tests },
      to: { path: domainFile, pathNot: '^src-main/domain/($1/|[^/]+/(index|model|rules)\\.ts$)' },
    },
    {
      name: 'others-by-the-door',
      comment:
        'Hub, adapters and command line enter a module as another module does; they may also implement its ports.',
      severity: 'error',
      from: { path: '^src-main/(hub|adapters|cli|compose\\.ts)', pathNot: tests },
      to: { path: domainFile, pathNot: '^src-main/domain/[^/]+/(index|model|rules|ports)\\.ts$' },
    },
    {
      name: 'shell-starts-the-hub',
      comment:
        'Electron starts the hub in a process of its own and never imports it. Two tables that need nothing of the program are shared: the headers of pages and the place of the data folder.',
      severity: 'error',
      from: { path: '^src-main/shell/', pathNot: tests },
      to: {
        path: '^(src-main|src-renderer)/',
        pathNot: '^src-main/(shell|contract)/|^src-main/hub/(page-headers|data-folder)\\.ts$',
      },
    },
    {
      name: 'only-the-shell-knows-electron',
      comment: 'Everything but the shell runs in plain Node or in a plain browser.',
      severity: 'error',
      from: { path: '^(src-main|src-renderer)/', pathNot: '^src-main/shell/' },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'pages-know-the-contract-alone',
      comment: 'A page cannot tell whether its hub is in the same program or across the city.',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: tests },
      to: { path: '^src-main/', pathNot: '^src-main/contract/' },
    },
    {
      name: 'main-knows-no-page',
      comment:
        'The hub serves pages as files; importing one would bind the server to a browser. The command line may say a sentence: speech and lips need no browser.',
      severity: 'error',
      from: { path: '^src-main/', pathNot: [tests, '^src-main/cli/commands/'] },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'command-line-knows-speech-alone',
      comment:
        'Of the pages the command line knows what runs anywhere: how a text is read aloud and how the lips follow it.',
      severity: 'error',
      from: { path: '^src-main/cli/commands/', pathNot: tests },
      to: { path: '^src-renderer/', pathNot: '^src-renderer/(speech|avatar/lip-sync)/' },
    },
    {
      name: 'body-and-voice-without-vue',
      comment:
        'The avatar and its speech are plain TypeScript with one update per frame; reactivity and server calls do not belong there.',
      severity: 'error',
      from: { path: '^src-renderer/(avatar|speech)/', pathNot: tests },
      to: {
        path: '^src-renderer/(app|client|features|components|composables|i18n)/|node_modules/(vue|pinia|vue-router|vue-i18n|element-plus)/',
      },
    },
    {
      name: 'components-know-no-call',
      comment:
        'A component shows what it is given, so that it can be used by every feature and shown on the page of parts. The drawings of icons and states are data.',
      severity: 'error',
      from: { path: '^src-renderer/components/', pathNot: tests },
      to: {
        path: '^src-renderer/(client|features|app)/',
        pathNot: '^src-renderer/app/(icon-sources|status-shapes)\\.ts$',
      },
    },
    {
      name: 'client-and-composables-below-features',
      comment: 'What many features use must not know one of them.',
      severity: 'error',
      from: { path: '^src-renderer/(client|composables)/', pathNot: tests },
      to: { path: '^src-renderer/(features|app)/' },
    },
    {
      name: 'voice-pack-stands-apart',
      comment:
        'The voice pack is GPL-3.0 and runs as a program of its own behind a protocol; linking it would put the whole under its licence.',
      severity: 'error',
      from: { path: '^(src-main|src-renderer)/', pathNot: tests },
      to: { path: '^voice-pack/|node_modules/.*espeak' },
    },
    {
      name: 'voice-pack-knows-nobody',
      comment: 'The other side of the same wall: the pack can be replaced, and ours stays Apache-2.0.',
      severity: 'error',
      from: { path: '^voice-pack/', pathNot: tests },
      to: { path: '^(src-main|src-renderer|avatars|scripts)/' },
    },
    {
      name: 'no-tests-in-the-program',
      comment: 'Fixtures serve tests and the seed; test files serve nobody.',
      severity: 'error',
      from: { path: '^(src-main|src-renderer)/', pathNot: tests },
      to: { path: '^tests/|\\.test\\.ts$' },
    },
    {
      name: 'no-developer-packages-on-the-server',
      comment: 'A hub is installed with `npm ci --omit=dev`; a package for development would be missing there.',
      severity: 'error',
      from: { path: '^src-main/', pathNot: [tests, '^src-main/shell/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'In a circle nothing can be understood, tested or moved alone.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-import-leads-somewhere',
      comment: 'An import that cannot be resolved is not checked by any other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.cache)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
