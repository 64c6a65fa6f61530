import { useEffect, useReducer, useRef } from '../../lib/standalone.module.js';
import { parseRoute } from '../model/routes.js';
import { remembered } from './preferences.js';

/**
 * Everything the page knows. Only `set` changes it, and whoever shows a part of it is told.
 *
 * @typedef {object} State
 * @property {?import('../model/types.js').Session} session undefined until asked, null when nobody is signed in
 * @property {{state: 'connecting'|'live'|'lost', since: number}} connection
 * @property {Map<string, import('../model/types.js').Alert>} alerts
 * @property {boolean} caughtUp
 * @property {Map<string, string[]>} viewers
 * @property {object[]} load
 * @property {{ok: boolean, degraded: string[]}} health
 * @property {number} clockAhead how far the server's clock is ahead of this one, milliseconds
 * @property {import('../model/routes.js').Route} route
 * @property {boolean} ended a session was over while somebody worked
 * @property {boolean} greeted what was open at the beginning has been shown: whatever comes now is news
 */
const listeners = new Set();

let state = {
  session: undefined,
  connection: { state: 'connecting', since: Date.now() },
  alerts: new Map(),
  caughtUp: false,
  viewers: new Map(),
  load: [],
  health: { ok: true, degraded: [] },
  clockAhead: 0,
  route: parseRoute(location.hash),
  ended: false,
  lastAccount: null,
  signIn: 'password',
  signInFault: null,
  greeted: false,
  selected: null,
  lane: 'QUEUE',
  words: '',
  desk: remembered('desk'),
  order: remembered('order'),
  theme: remembered('theme'),
  muted: remembered('muted') === 'yes',
  keys: remembered('keys') === 'on',
  soundBlocked: false,
  dialog: null,
  message: null,
};

/** @returns {State} */
export const get = () => state;

/** @param {Partial<State>|((state: State) => Partial<State>)} change */
export function set(change) {
  state = { ...state, ...(typeof change === 'function' ? change(state) : change) };
  for (const listener of [...listeners]) listener();
}

/** @param {() => void} listener @returns {() => void} how to stop it */
export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * A part of the state, drawn anew when it is another one.
 *
 * @template T
 * @param {(state: State) => T} select
 * @returns {T}
 */
export function useStore(select) {
  const [, draw] = useReducer((count) => count + 1, 0);
  const latest = useRef({ select, value: undefined });
  latest.current = { select, value: select(state) };
  useEffect(() => {
    const look = () => {
      if (!Object.is(latest.current.select(state), latest.current.value)) draw();
    };
    look();
    return subscribe(look);
  }, []);
  return latest.current.value;
}

/** The server's clock, as well as it is known here, milliseconds. */
export const serverNow = () => Date.now() + state.clockAhead;
