/** A name that may be long: on one line, cut where the column ends, whole on hover. */
export function Long({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return '–';
  return (
    <span className="v-long" title={text}>
      {text}
    </span>
  );
}
