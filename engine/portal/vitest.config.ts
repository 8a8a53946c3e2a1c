import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/architecture/*.test.ts'],
    environment: 'jsdom',
    setupFiles: ['test/setup.ts'],
    css: false,
    restoreMocks: true,
    testTimeout: 20_000,
    maxWorkers: 2,
    server: { deps: { inline: [/@patternfly\/.*/] } },
  },
});
