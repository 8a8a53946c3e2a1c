import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { lateMessages } from './lateMessages';
import { messages } from './messages';
import { statusText, useText } from './text';

const sources = Object.values(
  import.meta.glob<string>(
    ['/src/**/*.{ts,tsx}', '!/src/shared/messages.ts', '!/src/shared/lateMessages.ts'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
).join('\n');

const all = { ...messages, ...lateMessages };

describe('the texts', () => {
  it.each(Object.entries(all))('%s isGoodSyntax', (_id, text) => {
    expect(() => parse(text)).not.toThrow();
  });

  it('areAllSaidSomewhere', () => {
    const said = (id: string) => sources.includes(`'${id}'`) || sources.includes(`"${id}"`);
    // Ids that are put together from a name and a variable count as said where their start is.
    const built = (id: string) => sources.includes(`\`${id.replace(/\.[^.]+$/, '.')}\${`);
    const inTheMiddle = (id: string) =>
      /^vms\.(many\.)?confirm\.\w+\.(title|body)$|^link\.\w+\.help$/.test(id);
    expect(Object.keys(all).filter((id) => !said(id) && !built(id) && !inTheMiddle(id))).toEqual([]);
  });

  it('spellsAnUnknownStatusAsTheEngineDoes', () => {
    const say = useText();
    expect(statusText(say, 'powering_up')).toBe('Powering up');
    expect(statusText(say, 'half_asleep')).toBe('half asleep');
  });
});
