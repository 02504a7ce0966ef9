import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/**
 * Four kinds of tests, told apart by file name, so that each can be run alone:
 * unit (rules, properties, composables; no disk), database (`*.db.test.ts`: PGlite and PostgreSQL),
 * browser (`*.browser.test.ts` and stories: the built program in a real browser or Electron),
 * architecture (boundaries). `npm test` runs all of them.
 */
export default defineConfig({
  plugins: [vue()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src-main/**/*.test.ts',
            'src-renderer/**/*.test.ts',
            'avatars/**/*.test.ts',
            'voice-pack/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/unit/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          globalSetup: ['tests/helpers/prepare-database.ts', 'tests/helpers/postgres-server.ts'],
          include: [
            'src-main/**/*.db.test.ts',
            'tests/contract/**/*.test.ts',
            'tests/database/**/*.test.ts',
            'tests/faults/**/*.test.ts',
          ],
          testTimeout: 400_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // A story waits for what a person would wait for; the machine may be busy.
          expect: { poll: { timeout: 20_000 } },
          include: ['src-renderer/**/*.browser.test.ts', 'tests/stories/**/*.story.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 400_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
