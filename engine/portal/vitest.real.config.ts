import { defineConfig } from 'vitest/config';

// Chromium against a running installation, which VIREO_PORTAL_URL and its companions name: see test/real.
export default defineConfig({
  test: {
    include: ['test/real/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    // One story on one page: after a failure the rest would only tell of it again.
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
