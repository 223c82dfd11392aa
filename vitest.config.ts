import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // The suites are CPU-bound and small; worker threads start faster than processes.
    pool: 'threads',
    // No test is about time: a busy machine must not fail one.
    testTimeout: 120_000,
  },
});
