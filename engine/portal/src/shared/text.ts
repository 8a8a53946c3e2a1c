import { IntlMessageFormat } from 'intl-messageformat';
import { messages, type MessageId } from './messages';
import { hasSyntax } from './messageSyntax';

export type Say = (id: MessageId, values?: Record<string, string | number>) => string;

/** English is the only language yet; the choice of another one belongs here. */
export const LOCALE = 'en';

/** The build hands messages with arguments on as syntax trees. */
const texts: Partial<Record<MessageId, string>> = { ...messages };

/** Adds the texts of parts that are fetched later. */
export function addTexts(more: Partial<Record<MessageId, string>>) {
  Object.assign(texts, more);
}

/** Whether there is such a text. */
export const isText = (id: string): id is MessageId => id in texts;

const compiled = new Map<MessageId, IntlMessageFormat>();

const say: Say = (id, values) => {
  const message = texts[id] ?? id;
  if (typeof message === 'string' && !hasSyntax(message)) return message;
  const format = compiled.get(id) ?? new IntlMessageFormat(message, LOCALE);
  compiled.set(id, format);
  return String(format.format(values));
};

/** The texts of the portal by their names, checked by the compiler. */
export const useText = (): Say => say;

/** The name of a status; one that this portal does not know is shown as the engine spells it. */
export function statusText(say: Say, status: string): string {
  const id = `status.${status}`;
  return isText(id) ? say(id) : status.replaceAll('_', ' ');
}
