import { get } from '../live/store.js';
import { matching } from '../model/filters.js';
import { sorted } from '../model/sorting.js';

/** More rows than anybody can work through; the search reaches the rest. */
export const MOST_ROWS = 300;

/** The alerts that the queue shows, in its order. @param {import('../live/store.js').State} [state] */
export function listed(state = get()) {
  const { alerts, lane, desk, words, order } = state;
  return sorted(matching([...alerts.values()], { lane, desk, words }), lane === 'DECIDED' ? 'newest' : order).slice(0, MOST_ROWS);
}
