import { defineConfig } from 'vitest/config';

// Chromium against the built dist/ and the fake engine: needs `npm run build` before.
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
