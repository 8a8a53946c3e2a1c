import type { Say } from './text';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Splits a number of bytes into the largest unit that leaves at least one of it. */
export function inUnits(bytes: number): { value: number; unit: string } {
  let value = bytes;
  let index = 0;
  while (value >= 1024 && index < UNITS.length - 1) {
    value /= 1024;
    index += 1;
  }
  return { value, unit: UNITS[index] ?? 'B' };
}

export const bytesText = (say: Say, bytes: number) => say('common.bytes', inUnits(bytes));

/** A span of time in its two largest units: `2 min 5 s`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  if (first === -1) return ms > 0 ? '< 1 s' : '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

/** Addresses worth showing first: IPv4, then global IPv6; what only works on one link is left out. */
export function shownAddresses(addresses: readonly string[]): string[] {
  const useful = addresses.filter((address) => !/^(fe80:|169\.254\.|127\.|::1$)/i.test(address));
  const isSix = (address: string) => (address.includes(':') ? 1 : 0);
  return [...new Set(useful)].sort((a, b) => isSix(a) - isSix(b));
}

/** Whether any of the texts contains the filter, whatever the case. */
export function matches(filter: string, texts: readonly (string | undefined)[]): boolean {
  const wanted = filter.trim().toLowerCase();
  return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}
