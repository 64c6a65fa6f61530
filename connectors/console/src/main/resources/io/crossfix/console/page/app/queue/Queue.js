import { html, useEffect, useRef } from '../../lib/standalone.module.js';
import { set, useStore } from '../live/store.js';
import { remember } from '../live/preferences.js';
import { LANES, laneCounts, matching } from '../model/filters.js';
import { ORDERS } from '../model/sorting.js';
import { MOST_ROWS, listed } from './listed.js';
import { QueueRow } from './QueueRow.js';
import { useDecided } from './useDecided.js';
import { useSteadySelection } from './useSteadySelection.js';

const EMPTY = {
  QUEUE: 'Nothing waits for an answer. New alerts appear here by themselves.',
  WAITING: 'No alert waits in the second lane.',
  SUPPRESSED: 'No alert is covered by a suppression.',
  DECIDED: 'Nothing was decided lately. Older ones are in the history.',
};

/** The list on the left: one lane at a time, worst first. */
export function Queue() {
  const state = useStore((whole) => whole);
  useDecided();
  const alerts = listed(state);
  useSteadySelection(alerts, state.selected);
  return html`<section class="queue" aria-label="Alert queue">
    <${Lanes} />
    <${Tools} />
    <${Rows} alerts=${alerts} />
    ${alerts.length === MOST_ROWS && html`<p class="nothing">The first ${MOST_ROWS} are listed; search for the others.</p>`}
    ${alerts.length === 0 && html`<p class="nothing">${state.words ? `No alert here holds “${state.words}”.` : EMPTY[state.lane]}</p>`}
  </section>`;
}

function Lanes() {
  const { alerts, desk, lane } = useStore((state) => state);
  const counts = laneCounts(matching([...alerts.values()], { desk }));
  return html`<div class="lanes" role="group" aria-label="Lane">
    ${Object.entries(LANES).map(
      ([key, word]) => html`<button key=${key} type="button" aria-pressed=${lane === key} onClick=${() => set({ lane: key, selected: null })}>
        ${word} <span class="count">${counts[key]}</span>
      </button>`,
    )}
  </div>`;
}

function Tools() {
  const { words, order } = useStore((state) => state);
  const choose = (event) => {
    remember('order', event.target.value);
    set({ order: event.target.value });
  };
  return html`<div class="queue-tools">
    <input id="search" type="search" aria-label="Search this lane" placeholder="Search  /" value=${words} onInput=${(event) => set({ words: event.target.value })} />
    <select aria-label="Order" value=${order} onChange=${choose}>
      ${Object.entries(ORDERS).map(([key, word]) => html`<option value=${key} selected=${key === order}>${word}</option>`)}
    </select>
  </div>`;
}

/** One row can be reached by Tab; j, k and the arrows move among them. */
function Rows({ alerts }) {
  const list = useRef(null);
  const selected = useStore((state) => state.selected);
  const reachable = alerts.some(({ id }) => id === selected) ? selected : alerts[0]?.id;
  useEffect(() => {
    const row = list.current?.querySelector('a[tabindex="0"]');
    if (selected && row?.dataset.id === selected) row.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return html`<ul class="rows" ref=${list}>
    ${alerts.map((alert) => html`<${QueueRow} key=${alert.id} alert=${alert} reachable=${alert.id === reachable} />`)}
  </ul>`;
}
