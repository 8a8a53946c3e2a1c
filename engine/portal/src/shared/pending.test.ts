import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPending } from './pending';

describe('an action on its way', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const start = { action: 'start', from: 'down' } as const;
  const setUp = (status = 'down') => {
    const pending = createPending<'start'>();
    const { result } = renderHook(() => pending.use('a', status));
    return { pending, shown: () => result.current };
  };

  it('showsUntilTheStatusChanges', async () => {
    const { pending, shown } = setUp();
    await act(() => pending.during('a', start, () => Promise.resolve()));
    expect(shown()).toBe('start');
    act(() => pending.seen('a', 'down'));
    expect(shown()).toBe('start');
    act(() => pending.seen('a', 'powering_up'));
    // The row still has its old status: shown for a moment, it would look as if the action had failed.
    expect(shown()).toBe('start');
    act(() => {
      vi.runAllTimers();
    });
    expect(shown()).toBeUndefined();
  });

  it('endsWithARefusal', async () => {
    const { pending, shown } = setUp();
    await act(async () => {
      await expect(pending.during('a', start, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    });
    expect(shown()).toBeUndefined();
  });

  it('doesNotLastForeverWhenNothingHappens', async () => {
    const { pending, shown } = setUp();
    await act(() => pending.during('a', start, () => Promise.resolve()));
    act(() => {
      vi.advanceTimersByTime(10_001);
    });
    expect(shown()).toBeUndefined();
  });
});
