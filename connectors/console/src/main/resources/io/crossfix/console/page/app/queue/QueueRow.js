import { html } from '../../lib/standalone.module.js';
import { serverNow, set, useStore } from '../live/store.js';
import { address } from '../model/routes.js';
import { place } from '../model/amounts.js';
import { STATUS_WORDS, isOpen, isUnanswered } from '../model/vocabulary.js';
import { Age, Countdown } from '../parts/Time.js';
import { Icon, Severity } from '../parts/Icon.js';
import { Tags } from '../alert/Tags.js';

/** Before that nobody needs to think of it. */
const SOON_MILLIS = 15 * 60_000;

/** One alert in three lines: how bad and how long left, why, where and since when. @param {{alert: import('../model/types.js').Alert, reachable: boolean}} props */
export function QueueRow({ alert, reachable }) {
  const shown = useStore((state) => state.route.view === 'alert' && state.route.id === alert.id);
  const selected = useStore((state) => state.selected === alert.id);
  const look = `row ${alert.severity.toLowerCase()} ${isUnanswered(alert) ? 'unanswered' : ''} ${selected ? 'selected' : ''}`;
  return html`<li>
    <a class=${look} href=${address('alert', alert.id)} data-id=${alert.id} data-status=${alert.status} tabindex=${reachable ? 0 : -1}
      aria-current=${shown ? 'true' : undefined} onFocus=${() => set({ selected: alert.id })}>
      <span class="row-head">
        <${Severity} severity=${alert.severity} />
        <${State} alert=${alert} />
        <${Due} alert=${alert} />
      </span>
      <span class="row-reason">${alert.reason}</span>
      <span class="row-foot">
        <span class="place">${place(alert.lat, alert.lon)}</span>
        <${Age} at=${alert.startedAt} />
        <${Tags} alert=${alert} />
        <${Viewers} id=${alert.id} />
      </span>
    </a>
  </li>`;
}

function State({ alert }) {
  const times = alert.status === 'ESCALATED' && alert.escalation > 1 ? ` ×${alert.escalation}` : '';
  const taken = alert.status === 'ACKNOWLEDGED' && alert.reviewer;
  return html`<span class=${`status ${alert.status.toLowerCase()}`}>${taken ? `${alert.reviewer} has it` : STATUS_WORDS[alert.status] + times}</span>`;
}

function Due({ alert }) {
  if (isUnanswered(alert) && alert.escalatesAt) return html`<${Countdown} until=${alert.escalatesAt} word="escalates" />`;
  if (isOpen(alert) && alert.expiresAt && Date.parse(alert.expiresAt) - serverNow() < SOON_MILLIS) return html`<${Countdown} until=${alert.expiresAt} word="expires" />`;
  return null;
}

/** The other accounts that have it open. @param {{id: string}} props */
export function Viewers({ id }) {
  const viewers = useStore((state) => state.viewers.get(id));
  const own = useStore((state) => state.session?.account);
  const others = (viewers ?? []).filter((viewer) => viewer !== own);
  if (others.length === 0) return null;
  return html`<span class="viewers" title=${`Open at: ${others.join(', ')}`}><${Icon} name="eye" /><span class="aloud">Also open at </span>${others.slice(0, 2).join(', ')}${others.length > 2 ? ` +${others.length - 2}` : ''}</span>`;
}
