import { html } from '../../lib/standalone.module.js';
import { place } from '../model/amounts.js';
import { STATUS_WORDS, spoken } from '../model/vocabulary.js';
import { AlertLink } from '../parts/AlertLink.js';
import { Severity } from '../parts/Icon.js';
import { Table } from '../parts/Table.js';
import { Time } from '../parts/Time.js';

/** Alerts as lines of a table. @param {{alerts: import('../model/types.js').Alert[], caption: string}} props */
export const AlertTable = ({ alerts, caption }) =>
  html`<${Table} caption=${caption} heads=${['Raised', 'Severity', 'Why', 'Place', 'Status', 'By', 'Reason', 'Alert']} keys=${alerts.map(({ id }) => id)} rows=${alerts.map(row)} />`;

const row = (alert) => [
  html`<${Time} at=${alert.raisedAt} full />`,
  html`<${Severity} severity=${alert.severity} />`,
  html`<${AlertLink} id=${alert.id}>${alert.reason}<//>`,
  html`<span class="nowrap">${place(alert.lat, alert.lon)}</span>`,
  STATUS_WORDS[alert.status],
  alert.reviewer ?? '',
  alert.reviewReason ? spoken(alert.reviewReason) : '',
  html`<span class="id">${alert.id.slice(0, 8)}</span>`,
];
