import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { collection, flag, followed, millis, whole } from './values';

describe('values of the wire', () => {
  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
  ])('readsTheFlag %j', (given, meant) => {
    expect(v.parse(flag, given)).toBe(meant);
  });

  it.each([
    [42, 42],
    ['42', 42],
    ['-7', -7],
  ])('readsTheNumber %j', (given, meant) => {
    expect(v.parse(whole, given)).toBe(meant);
  });

  it.each(['', 'x', '1.5', 1.5, null])('refusesTheNumber %j', (given) => {
    expect(v.is(whole, given)).toBe(false);
  });

  it('readsDatesAsMillisecondsAndAsText', () => {
    expect(v.parse(millis, 1_763_712_000_000)).toBe(1_763_712_000_000);
    expect(v.parse(millis, '1763712000000')).toBe(1_763_712_000_000);
    expect(v.parse(millis, '2026-11-21T09:00:00.000Z')).toBe(Date.UTC(2026, 10, 21, 9));
  });

  it('readsAnAbsentCollectionAsEmpty', () => {
    expect(v.parse(collection('vm', v.string()), {})).toEqual([]);
    expect(v.parse(collection('vm', v.string()), { vm: ['a'] })).toEqual(['a']);
  });

  it('tellsAFollowedLinkThatIsEmptyFromOneThatWasNotFollowed', () => {
    const schema = v.object({ nics: followed('nic', v.string()) });
    expect(v.parse(schema, {}).nics).toBeUndefined();
    expect(v.parse(schema, { nics: {} }).nics).toEqual([]);
    expect(v.parse(schema, { nics: { nic: ['a'] } }).nics).toEqual(['a']);
    expect(v.parse(schema, { nics: ['a'] }).nics).toEqual(['a']);
  });
});
