import { get, set } from '../live/store.js';
import { toggleMute } from '../live/sound.js';
import { mayAct } from '../live/session.js';
import { address } from '../model/routes.js';
import { acknowledge, beginReview } from '../alert/reviews.js';
import { answerable } from '../alert/ReviewBar.js';
import { isUnanswered } from '../model/vocabulary.js';
import { listed } from '../queue/listed.js';
import { visibleViews } from './Menu.js';

/** Single keys; each says what it does, for the help. @type {[string[], string, (event: KeyboardEvent) => void][]} */
export const KEYS = [
  [['j', 'ArrowDown'], 'Next alert in the queue', () => move(1)],
  [['k', 'ArrowUp'], 'Alert before', () => move(-1)],
  [['Enter', 'o'], 'Open the alert', () => openSelected()],
  [['a'], 'Acknowledge the open alert', () => answer(acknowledgeIfNew)],
  [['c'], 'Confirm it: the list of reasons opens', () => answer((alert, evidence) => beginReview('CONFIRM', alert, evidence))],
  [['d'], 'Dismiss it: the list of reasons opens', () => answer((alert, evidence) => beginReview('DISMISS', alert, evidence))],
  [['/'], 'Search the queue', () => search()],
  [['m'], 'Sound off or on', toggleMute],
  [['?'], 'This help', () => set({ dialog: { kind: 'help' } })],
];

/** After g: the first free letter of each view. */
export const GOES = { q: 'queue', r: 'risk', h: 'history', o: 'handover', l: 'load', s: 'suppressions', u: 'rules', e: 'health', p: 'reports', a: 'accounts' };

const GO_MILLIS = 1_500;
let goingUntil = 0;
/** The open alert's evidence as it is on the screen. */
let shown = { alert: null, evidence: null };

export function listenForKeys() {
  addEventListener('keydown', (event) => {
    if (!get().session || event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.('dialog')) return;
    if (leavesField(event) || isTyping(event.target) || !get().keys) return;
    if (going(event)) return;
    const key = KEYS.find(([names]) => names.includes(event.key));
    if (key && !(inControl(event) && /Enter|Arrow/.test(event.key))) {
      event.preventDefault();
      key[2](event);
    }
  });
}

/** @param {?object} alert @param {?object[]} evidence */
export function showing(alert, evidence) {
  shown = { alert, evidence };
}

function leavesField(event) {
  if (event.key !== 'Escape' || !isTyping(event.target)) return false;
  event.target.blur();
  return true;
}

const isTyping = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName ?? '') && target.type !== 'radio' && target.type !== 'checkbox';

/** A control keeps Enter and the arrows for itself; a row of the queue is moved over by arrows. */
function inControl(event) {
  const row = event.target.closest?.('.row');
  if (row) return event.key === 'Enter';
  return Boolean(event.target.closest?.('a, button, summary, input, [tabindex="0"], canvas'));
}

function going(event) {
  if (event.key === 'g') {
    goingUntil = Date.now() + GO_MILLIS;
    return true;
  }
  if (Date.now() > goingUntil) return false;
  goingUntil = 0;
  const view = GOES[event.key];
  if (!view || !visibleViews().some(([known]) => known === view)) return false;
  event.preventDefault();
  location.hash = `#/${view}`;
  return true;
}

function move(by) {
  const alerts = listed();
  if (alerts.length === 0 || !onQueue()) return;
  const at = alerts.findIndex(({ id }) => id === get().selected);
  const next = alerts[Math.min(alerts.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  set({ selected: next.id });
  requestAnimationFrame(() => document.querySelector(`.row[data-id="${CSS.escape(next.id)}"]`)?.focus());
}

function openSelected() {
  const { selected } = get();
  if (onQueue() && selected) location.hash = address('alert', selected);
}

function search() {
  if (!onQueue()) location.hash = '#/queue';
  requestAnimationFrame(() => document.querySelector('#search')?.focus());
}

const onQueue = () => ['queue', 'alert'].includes(get().route.view);

function answer(act) {
  const { alert, evidence } = shown;
  if (get().route.view === 'alert' && alert && mayAct('operator') && answerable(alert, get().session.account)) act(alert, evidence);
}

const acknowledgeIfNew = (alert) => isUnanswered(alert) && acknowledge(alert);
