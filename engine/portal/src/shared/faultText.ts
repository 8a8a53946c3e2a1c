import { Fault } from '../api/faults';
import type { Say } from './text';

/** What went wrong in the engine's own words where it gave any, in ours otherwise. */
export function faultText(say: Say, error: unknown): { title: string; detail: string | undefined } {
  if (!(error instanceof Fault)) {
    return { title: say('fault.refused'), detail: error instanceof Error ? error.message : undefined };
  }
  const title = error.reason ?? say(`fault.${error.kind}`);
  if (error.detail !== undefined && error.detail !== '') return { title, detail: error.detail };
  if (error.kind === 'unreachable') return { title, detail: say('fault.unreachable.detail') };
  // The number of a refusal helps only where the engine gave no words for it.
  const numbered = error.reason === undefined && error.status > 0;
  return { title, detail: numbered ? say('fault.status', { status: error.status }) : undefined };
}
