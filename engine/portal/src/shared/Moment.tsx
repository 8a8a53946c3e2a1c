import { LOCALE } from './text';

const short = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' });
const full = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'long' });

/** A point in time: short to read, the full date and zone on hover. */
export function Moment({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={full.format(at)} className="v-nowrap">
      {short.format(at)}
    </time>
  );
}
