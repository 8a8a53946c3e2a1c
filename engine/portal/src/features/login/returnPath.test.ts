import { describe, expect, it } from 'vitest';
import { returnPath } from './returnPath';

describe('the way back after the login', () => {
  it.each([
    ['/hosts?q=a', '/hosts?q=a'],
    [null, '/vms'],
    ['', '/vms'],
    ['//evil.example', '/vms'],
    ['/\\evil.example', '/vms'],
    ['https://evil.example', '/vms'],
    ['/login?from=/login', '/vms'],
  ])('from %j leadsTo %s', (from, to) => {
    expect(returnPath(from)).toBe(to);
  });
});
