import { IntlMessageFormat } from 'intl-messageformat';
import { messages, type MessageId } from './messages';
import { hasSyntax } from './messageSyntax';

export type Say = (id: MessageId, values?: Record<string, string | number>) => string;

/** English is the only language yet; the choice of another one belongs here. */
export const LOCALE = 'en';

const compiled = new Map<MessageId, IntlMessageFormat>();

const say: Say = (id, values) => {
  // The build hands messages with arguments on as syntax trees.
  const message: string | object = messages[id];
  if (typeof message === 'string' && !hasSyntax(message)) return message;
  const format = compiled.get(id) ?? new IntlMessageFormat(messages[id], LOCALE);
  compiled.set(id, format);
  return String(format.format(values));
};

/** The texts of the portal by their names, checked by the compiler. */
export const useText = (): Say => say;

/** The name of a status; one that this portal does not know is shown as the engine spells it. */
export function statusText(say: Say, status: string): string {
  const id = `status.${status}`;
  return id in messages ? say(id as MessageId) : status.replaceAll('_', ' ');
}
