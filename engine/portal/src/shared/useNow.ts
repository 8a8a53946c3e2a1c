import { useEffect, useState } from 'react';

/** The time, ticking each second while asked to; for what is still running. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => {
      clearInterval(timer);
    };
  }, [ticking]);
  return now;
}
