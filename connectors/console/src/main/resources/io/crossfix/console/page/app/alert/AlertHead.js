import { html } from '../../lib/standalone.module.js';
import { place } from '../model/amounts.js';
import { distance } from '../model/evidence.js';
import { STATUS_WORDS, isOpen, isUnanswered, spoken } from '../model/vocabulary.js';
import { Age, Countdown, Time } from '../parts/Time.js';
import { Severity } from '../parts/Icon.js';
import { Viewers } from '../queue/QueueRow.js';
import { Tags } from './Tags.js';

/** What it is, where, since when, and what becomes of it if nobody answers. @param {{alert: import('../model/types.js').Alert}} props */
export const AlertHead = ({ alert }) => html`<header class=${`alert-head ${alert.severity.toLowerCase()}`}>
  <p class="head-line">
    <${Severity} severity=${alert.severity} />
    <span class=${`status ${alert.status.toLowerCase()}`}>${STATUS_WORDS[alert.status]}${alert.reviewer ? ` · ${alert.reviewer}` : ''}</span>
    <span class="gap"></span>
    ${isUnanswered(alert) && html`<${Countdown} until=${alert.escalatesAt} word="escalates" />`}
  </p>
  <h2 tabindex="-1" id="alert-title">${alert.reason}</h2>
  <p class="under-title"><${Tags} alert=${alert} /><${Viewers} id=${alert.id} /></p>
  <dl class="facts">
    <div><dt>Where</dt><dd>${place(alert.lat, alert.lon)}${alert.extentMetres > 0 ? ` · within ${distance(alert.extentMetres)}` : ''}</dd></div>
    <div><dt>Began</dt><dd><${Time} at=${alert.startedAt} /> <span class="quiet">(<${Age} at=${alert.startedAt} />)</span></dd></div>
    <${Ending} alert=${alert} />
  </dl>
</header>`;

function Ending({ alert }) {
  if (isOpen(alert)) return alert.expiresAt && html`<div><dt>Expires</dt><dd><${Countdown} until=${alert.expiresAt} word="in" /></dd></div>`;
  if (!alert.decidedAt) return null;
  return html`<div><dt>Decided</dt><dd><${Time} at=${alert.decidedAt} />${alert.reviewReason ? ` · ${spoken(alert.reviewReason)}` : ''}</dd></div>`;
}
