import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { get } from './http';
import { collection } from './values';

const datum = v.union([
  v.number(),
  v.pipe(
    v.string(),
    v.transform(Number),
    v.check((value) => Number.isFinite(value), 'is no number'),
  ),
]);

const values = v.union([v.array(v.object({ datum })), collection('value', v.object({ datum }))]);

const statisticSchema = v.object({ name: v.string(), values: v.optional(values, []) });

/** The last value of each statistic, by its name; empty where nobody counts. */
export type Statistics = ReadonlyMap<string, number>;

const statisticsSchema = v.pipe(
  collection('statistic', statisticSchema),
  v.transform(
    (list): Statistics =>
      new Map(
        list.flatMap(({ name, values: [first] }) => (first === undefined ? [] : [[name, first.datum]])),
      ),
  ),
);

/** Hosts count every five seconds; people do not look that often. */
const EVERY_MS = 15_000;

/** Read again and again while somebody looks; no change announces them. Fetched with what shows them. */
export const statisticsOf = (collectionName: 'vms' | 'hosts', id: string) =>
  queryOptions({
    queryKey: ['statistics', collectionName, id],
    queryFn: ({ signal }) =>
      get(`${collectionName}/${encodeURIComponent(id)}/statistics`, statisticsSchema, signal),
    refetchInterval: EVERY_MS,
    gcTime: EVERY_MS,
  });
