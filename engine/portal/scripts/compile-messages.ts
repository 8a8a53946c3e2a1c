import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';
import { hasSyntax } from '../src/shared/messageSyntax.ts';
import { lateMessages } from '../src/shared/lateMessages.ts';
import { messages } from '../src/shared/messages.ts';

/**
 * Hands the browser its messages already parsed: texts without arguments stay text, the others become their syntax
 * tree, and the parser stays out of the bundle.
 */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    apply: 'build',
    config: () => ({
      resolve: {
        alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
      },
    }),
    transform: {
      filter: { id: /\/src\/shared\/(messages|lateMessages)\.ts$/ },
      handler: (_code, id) => ({
        code: id.endsWith('/messages.ts')
          ? `export const messages = ${compiled(messages)};`
          : `export const lateMessages = ${compiled(lateMessages)};`,
        map: null,
      }),
    },
  };
}

function compiled(texts: Readonly<Record<string, string>>): string {
  const parsed = Object.entries(texts).map(([id, text]) => [
    id,
    hasSyntax(text) ? parse(text, { captureLocation: false }) : text,
  ]);
  return JSON.stringify(Object.fromEntries(parsed));
}
