import { html } from '../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { say } from '../live/messages.js';
import { address } from '../model/routes.js';
import { place } from '../model/amounts.js';
import { distance } from '../model/evidence.js';
import { STATUS_WORDS, isOpen, isUnanswered, spoken } from '../model/vocabulary.js';
import { Age, Countdown, Time } from '../parts/Time.js';
import { Icon, Severity } from '../parts/Icon.js';
import { Viewers } from '../queue/QueueRow.js';
import { Tags } from './Tags.js';

/** What it is, where, since when, and what becomes of it if nobody answers. @param {{alert: import('../model/types.js').Alert}} props */
export const AlertHead = ({ alert }) => html`<header class=${`alert-head ${alert.severity.toLowerCase()}`}>
  <p class="head-line">
    <${Severity} severity=${alert.severity} />
    <span class=${`status ${alert.status.toLowerCase()}`}>${STATUS_WORDS[alert.status]}${alert.reviewer ? ` · ${alert.reviewer}` : ''}</span>
    <${Viewers} id=${alert.id} />
    <span class="gap"></span>
    ${isUnanswered(alert) && html`<${Countdown} until=${alert.escalatesAt} word="escalates" />`}
  </p>
  <h2 tabindex="-1" id="alert-title">${alert.reason}</h2>
  <${Tags} alert=${alert} />
  <dl class="facts">
    <div><dt>Where</dt><dd>${place(alert.lat, alert.lon)}${alert.extentMetres > 0 ? ` · within ${distance(alert.extentMetres)}` : ''}</dd></div>
    <div><dt>Desk</dt><dd><${Desk} alert=${alert} /></dd></div>
    <div><dt>Began</dt><dd><${Time} at=${alert.startedAt} /> <span class="quiet">(<${Age} at=${alert.startedAt} />)</span></dd></div>
    <div><dt>Newest evidence</dt><dd><${Time} at=${alert.lastEvidenceAt} /></dd></div>
    <div><dt>Raised</dt><dd><${Time} at=${alert.raisedAt} /></dd></div>
    <${Ending} alert=${alert} />
    <div><dt>Rules</dt><dd>${alert.rules.map((rule) => html`<a class="rule" href=${address('rules', rule.split('@')[0])}>${rule}</a> `)}</dd></div>
    <div><dt>Alert</dt><dd><${Address} alert=${alert} /></dd></div>
  </dl>
</header>`;

function Ending({ alert }) {
  if (isOpen(alert)) return alert.expiresAt && html`<div><dt>Expires</dt><dd><${Countdown} until=${alert.expiresAt} word="in" /></dd></div>`;
  if (!alert.decidedAt) return null;
  return html`<div><dt>Decided</dt><dd><${Time} at=${alert.decidedAt} />${alert.reviewReason ? ` · ${spoken(alert.reviewReason)}` : ''}</dd></div>`;
}

function Desk({ alert }) {
  const known = useStore((state) => state.session?.desksKnown ?? []);
  const name = (id) => known.find((desk) => desk.id === id)?.name ?? id;
  const others = alert.visibleTo.filter((desk) => desk !== alert.desk).map(name);
  return html`${name(alert.desk)}${others.length ? html` <span class="quiet">seen by ${others.join(', ')}</span>` : ''}`;
}

/** The link that can be sent. */
function Address({ alert }) {
  const copy = () => {
    const link = new URL(address('alert', alert.id), location.href.split('#')[0]).href;
    navigator.clipboard?.writeText(link).then(() => say('Link copied'), () => say('The browser does not let the page copy: take it from the address bar', 'fault'));
  };
  return html`<span class="id" title=${alert.id}>${alert.id.slice(0, 8)}</span> <span class="quiet">rev ${alert.revision}</span>
    <button type="button" class="small" onClick=${copy}><${Icon} name="link" /> Copy link</button>`;
}
