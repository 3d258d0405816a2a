import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/close-the-network.ts'],
    testTimeout: 30_000,
    // The main process waits while the workers work.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/engine/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { branches: 90 },
    },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/**/*.e2e.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/**/*.e2e.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
})
