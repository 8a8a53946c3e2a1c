import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileMessages } from './scripts/compile-messages.ts';

const BASE = new RegExp(
  [
    'node_modules/(react|react-dom|react-router|scheduler|valibot|intl-messageformat|@(tanstack|formatjs)/[^/]+)/',
    'src/api/',
    'src/shared/(?!late)[^/]+[.]ts$',
    'src/shared/(ListStates|ListToolbar|PageBody|RowActions|StatusText)[.]tsx$',
  ].join('|'),
);

export default defineConfig({
  // Relative addresses: the archive works under any context path.
  base: './',
  logLevel: 'warn',
  plugins: [react(), compileMessages()],
  build: {
    target: 'es2022',
    // The policy of the server allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'third-party-licenses.md' },
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        // These are on the first page and on nearly every other: in one piece they weigh less.
        codeSplitting: {
          groups: [
            { name: 'base', test: BASE },
            {
              name: 'menus',
              test: /react-core\/dist\/esm\/(helpers|components\/(MenuToggle|Dropdown|Menu|Drawer|EmptyState)\/)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/ovirt-engine': 'http://127.0.0.1:8080' } },
});
