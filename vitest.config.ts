// How the tests run: real migrations and SQLite, no network, the built command for what is tested as a command.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    // A guard against hanging, not a measure: the longest test takes eleven seconds on a quiet machine of two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // A module is loaded once for all the files of a worker, not once for each of them: a quarter of the run. No test
    // leaves anything in a module behind; what a test sets (a variable, a spy) it takes back.
    isolate: false,
    // Left to itself vitest keeps one core free, and CI has two.
    maxWorkers: 2,
    reporters: ['default', './test/support/closing-line.ts'],
    env: { TZ: 'America/New_York', DONDOC_LOG: 'silent' },
  },
})
