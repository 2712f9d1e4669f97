/**
 * Three projects: `unit` runs in Node alone; `browser` drives a real browser, few at a time; `debugger` runs the tests
 * of the page layer once more, over the transport that Electron uses.
 */
import { defineConfig } from 'vitest/config'

// A machine that stands still for some seconds is no failure.
const driving = {
  testTimeout: 120_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
  maxWorkers: 2,
  maxConcurrency: 2,
}

export default defineConfig({
  test: {
    css: true,
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/{dom,e2e,electron,hostile,judges,panel,soak,variation}/**/*.test.ts'],
          provide: { transport: 'browser' },
          ...driving,
        },
      },
      {
        extends: true,
        test: {
          name: 'debugger',
          include: ['tests/dom/{click,places,trouble}.test.ts'],
          provide: { transport: 'debugger' },
          ...driving,
        },
      },
    ],
  },
})
