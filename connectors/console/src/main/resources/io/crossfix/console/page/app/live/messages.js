import { set } from './store.js';

/** Says how something ended: on the screen for a while, and aloud for those who listen. */

const SHOWN_MILLIS = 7_000;
let hiding = null;

/** @param {string} text @param {'done'|'fault'|'news'} kind */
export function say(text, kind = 'done') {
  clearTimeout(hiding);
  set({ message: { text, kind } });
  hiding = setTimeout(() => set({ message: null }), SHOWN_MILLIS);
}

/** @param {Error} error */
export const sayFault = (error) => say(error.message, 'fault');
