import { describe, expect, it } from 'vitest';
import { bytesText, durationText, inUnits, matches, shownAddresses } from './format';
import { useText } from './text';

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [256 * 1024 ** 2, '256 MiB'],
    [1.5 * 1024 ** 3, '1.5 GiB'],
    [1024 ** 7, '1,048,576 PiB'],
  ])('%d bytesAre %s', (bytes, text) => {
    expect(bytesText(useText(), bytes)).toBe(text);
  });

  it('neverLeavesTheListOfUnits', () => {
    expect(inUnits(Number.MAX_SAFE_INTEGER).unit).toBe('PiB');
  });
});

describe('spans of time', () => {
  it.each([
    [0, '0 s'],
    [300, '< 1 s'],
    [900, '1 s'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [90_061_000, '1 d 1 h'],
    [86_400_000 + 5_000, '1 d'],
  ])('%d msAre %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('addresses', () => {
  it('putsIPv4FirstAndLeavesOutWhatWorksOnOneLinkOnly', () => {
    const all = ['2001:db8::1', 'fe80::1', '10.0.0.2', '169.254.1.1', '127.0.0.1', '::1', '10.0.0.2'];
    expect(shownAddresses(all)).toEqual(['10.0.0.2', '2001:db8::1']);
  });
});

describe('the filter', () => {
  it('findsPartsWhateverTheCase', () => {
    expect(matches(' WEB ', ['my-web-01', undefined])).toBe(true);
    expect(matches('db', ['web', undefined])).toBe(false);
    expect(matches('', [])).toBe(true);
  });
});
