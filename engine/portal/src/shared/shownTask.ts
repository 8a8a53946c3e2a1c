import { createStore } from './store';

/** The task that the list at the foot of the page is to show opened; set by whoever began it. */
export const shownTask = createStore<string | undefined>(undefined);
