/** Two projects: `unit` runs in Node alone; `browser` drives a real browser, few at a time. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    css: true,
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/dom/**/*.test.ts', 'tests/e2e/**/*.test.ts', 'tests/panel/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          maxConcurrency: 2,
        },
      },
    ],
  },
})
