import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { span } from '../model/times.js';

/** How much is on the desk: open, unanswered, the last ten minutes against the budget. */
export function LoadFigures() {
  const { load, desk } = useStore((state) => state);
  const mine = load.filter((one) => !desk || one.desk === desk);
  if (mine.length === 0) return null;
  const sum = (name) => mine.reduce((total, one) => total + (one[name] ?? 0), 0);
  const oldest = Math.max(0, ...mine.map((one) => one.oldestUnansweredSeconds ?? 0));
  const flood = mine.some((one) => one.flood);
  return html`<a class=${`load-figures ${flood ? 'flooded' : ''}`} href="#/load" aria-label="Load of the desk">
    ${flood && html`<strong class="flood">Flood</strong>`}
    <span><b>${sum('open')}</b> open</span>
    <span class=${sum('unanswered') ? 'pressing' : ''}><b>${sum('unanswered')}</b> unanswered${oldest ? ` · ${span(oldest * 1000)}` : ''}</span>
    <span title="Alerts in the last ten minutes, and the budget"><b>${sum('last10min')}</b>/${sum('budget')} in 10 min</span>
  </a>`;
}
