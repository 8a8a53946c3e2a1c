import * as v from 'valibot';

/**
 * The engine's JSON carries numbers and booleans as values or as strings: both are read, one form is handed on.
 */
export const flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])]),
  v.transform((value) => value === true || value === 'true'),
);

export const whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d+$/, 'is no whole number'), v.transform(Number))]),
  v.integer(),
);

/** Epoch milliseconds; dates written as text are accepted as well. */
export const millis = v.union([
  whole,
  v.pipe(
    v.string(),
    v.check((value) => !Number.isNaN(Date.parse(value)), 'is no date'),
    v.transform((value) => Date.parse(value)),
  ),
]);

/** A reference to another entity. */
export const reference = v.object({ id: v.string(), name: v.optional(v.string()) });

/** `{"vm": [ … ]}`: a collection under its singular name, absent when empty. */
export function collection<S extends v.GenericSchema>(key: string, item: S) {
  return v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((body) => body[key] ?? []),
    v.array(item),
  );
}

/** A followed link is in-lined as a collection or as a bare list; not followed it is absent. */
export function followed<S extends v.GenericSchema>(key: string, item: S) {
  return v.optional(v.union([v.array(item), collection(key, item)]));
}
