import { html, useState } from '../../lib/standalone.module.js';
import { serverNow, useStore } from '../live/store.js';
import { replaceAddress } from '../live/address.js';
import { useAsked } from '../live/useAsked.js';
import { address } from '../model/routes.js';
import { number } from '../model/amounts.js';
import { dayAndTime, fromField, span, toField, zoneName } from '../model/times.js';
import { spoken } from '../model/vocabulary.js';
import { AlertLink } from '../parts/AlertLink.js';
import { Severity } from '../parts/Icon.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';
import { Time } from '../parts/Time.js';
import { Field, View } from '../parts/View.js';
import { AlertTable } from './AlertTable.js';

const SHIFT_MILLIS = 8 * 3600_000;

/** What the next shift must know, on the screen and on paper. @param {{route: import('../model/routes.js').Route}} props */
export function HandoverView({ route }) {
  const [shift] = useState(() => lastShift());
  const { from, to } = { ...shift, ...route.query };
  const desk = useStore((state) => state.desk);
  const asked = useAsked('/api/handover', { from, to, desk });
  return html`<${View} title="Shift handover" name="handover" tools=${html`<${Shift} from=${from} to=${to} />`}>
    <${Answered} asked=${asked}>${(answer) => html`<${Handover} answer=${answer} />`}<//>
  <//>`;
}

function lastShift() {
  const to = Math.ceil(serverNow() / 60_000) * 60_000;
  return { from: new Date(to - SHIFT_MILLIS).toISOString(), to: new Date(to).toISOString() };
}

function Shift({ from, to }) {
  const zone = useStore((state) => state.session.zone);
  const moment = (label, name, value) => html`<${Field} label=${label}>
    <input type="datetime-local" value=${toField(Date.parse(value), zone)} onChange=${(event) => change({ from, to, [name]: event.target.value }, name, zone)} />
  <//>`;
  return html`${moment('From', 'from', from)} ${moment('To', 'to', to)} <button type="button" onClick=${() => print()}>Print</button>`;
}

function change(shift, name, zone) {
  const at = fromField(shift[name], zone);
  if (!Number.isNaN(at)) replaceAddress(address('handover', null, { ...shift, [name]: new Date(at).toISOString() }));
}

function Handover({ answer }) {
  const zone = useStore((state) => state.session.zone);
  const account = useStore((state) => state.session.account);
  return html`
    <p class="period">${dayAndTime(Date.parse(answer.from), zone)} to ${dayAndTime(Date.parse(answer.to), zone)} ${zoneName(Date.parse(answer.to), zone)}
      <span class="printed-only">, printed for ${account}</span></p>
    <${Counts} counts=${answer.counts} />
    <${Part} title="Open" items=${answer.open} none="Nothing is open." show=${(alerts) => html`<${AlertTable} alerts=${alerts} caption="Open alerts" />`} />
    <${Part} title="Escalated" items=${answer.escalated} none="Nobody had to be called twice." show=${(alerts) => html`<${AlertTable} alerts=${alerts} caption="Escalated alerts" />`} />
    <${Part} title="Decided" items=${answer.decided} none="Nothing was decided." show=${(decided) => html`<${Decided} decided=${decided} />`} />
    <${Part} title="Suppressions in force" items=${answer.suppressions} none="No suppression was in force." show=${(list) => html`<${Windows} list=${list} />`} />
    <${Part} title="By whom" items=${answer.byReviewer} none="Nobody answered." show=${(list) => html`<${Reviewers} list=${list} />`} />
  `;
}

const Counts = ({ counts }) => html`<dl class="figures">
  ${Object.entries(counts ?? {}).map(([name, count]) => html`<div><dt>${spoken(name.replace(/([A-Z])/g, ' $1'))}</dt><dd>${number(count)}</dd></div>`)}
</dl>`;

const Part = ({ title, items, none, show }) => html`<section class="part">
  <h2>${title} <span class="quiet">${items.length}</span></h2>
  ${items.length ? show(items) : html`<${Nothing}>${none}<//>`}
</section>`;

const Decided = ({ decided }) => html`<${Table} caption="Decided alerts" heads=${['Decided', 'Severity', 'Why', 'Answer', 'Reason', 'By']}
  rows=${decided.map(({ alert, reviewer, action, reason, at }) => [
    html`<${Time} at=${at} full />`,
    html`<${Severity} severity=${alert.severity} />`,
    html`<${AlertLink} id=${alert.id}>${alert.reason}<//>`,
    spoken(action),
    spoken(reason),
    reviewer,
  ])} />`;

const Windows = ({ list }) => html`<${Table} caption="Suppressions" heads=${['Desk', 'Reason', 'Until', 'By', { text: 'Covered', number: true }]}
  rows=${list.map((one) => [one.desk, spoken(one.reason), html`<${Time} at=${one.until} full />`, one.by, number(one.covered)])} />`;

const Reviewers = ({ list }) => html`<${Table} caption="Answers by account"
  heads=${['Account', { text: 'Confirmed', number: true }, { text: 'Dismissed', number: true }, { text: 'Acknowledged', number: true }, { text: 'Median time to decision', number: true }]}
  rows=${list.map((one) => [one.reviewer, one.confirmed, one.dismissed, one.acknowledged, one.medianSecondsToDecision == null ? '–' : span(one.medianSecondsToDecision * 1000)])} />`;
