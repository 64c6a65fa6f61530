import { html } from '../../lib/standalone.module.js';
import { useAsked } from '../live/useAsked.js';
import { number } from '../model/amounts.js';
import { age } from '../model/times.js';
import { spoken } from '../model/vocabulary.js';
import { Answered } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';
import { Age, Time } from '../parts/Time.js';
import { View } from '../parts/View.js';

const EVERY_MILLIS = 5_000;

/** Whether the engine sees: streams, silent sensors, the job, this server. */
export function HealthView() {
  const asked = useAsked('/api/health', {}, EVERY_MILLIS);
  return html`<${View} title="Health" name="health">
    <${Answered} asked=${asked}>${(health) => html`
      <${Verdict} health=${health} />
      <${Streams} streams=${health.streams} />
      <${Silent} streams=${health.streams} />
      <${Parts} job=${health.job} server=${health.console} />
    `}<//>
  <//>`;
}

function Verdict({ health }) {
  if (health.ok && health.degraded.length === 0) return html`<p class="notice good"><strong>Everything works.</strong></p>`;
  return html`<div class="notice fault"><strong>Degraded:</strong><ul>${health.degraded.map((part) => html`<li>${part}</li>`)}</ul></div>`;
}

const Streams = ({ streams }) => html`<${Table} caption="Streams" showCaption
  heads=${['Stream', { text: 'Per second', number: true }, 'Newest, ago', { text: 'Lag, records', number: true }, { text: 'Lag', number: true }, { text: 'Rejected in 1 h', number: true }, { text: 'Silent sensors', number: true }]}
  keys=${streams.map(({ stream }) => stream)}
  rows=${streams.map((one) => [
    html`<b>${spoken(one.stream)}</b>`,
    number(one.ratePerSecond),
    one.lastAt ? html`<${Age} at=${one.lastAt} />` : 'never',
    number(one.lagRecords),
    one.lagMillis === null || one.lagMillis === undefined ? '–' : one.lagMillis < 1000 ? `${number(one.lagMillis)} ms` : age(one.lagMillis),
    number(one.rejected1h),
    number((one.silentSensors ?? []).length),
  ])} />`;

const MOST_LISTED = 60;

function Silent({ streams }) {
  const silent = streams.flatMap((one) => (one.silentSensors ?? []).map((sensor) => [one.stream, sensor]));
  if (silent.length === 0) return html`<p class="quiet">No sensor is silent.</p>`;
  return html`<section class="part"><h2>Silent sensors <span class="quiet">${silent.length}</span></h2>
    <ul class="chips">${silent.slice(0, MOST_LISTED).map(([stream, sensor]) => html`<li><span class="quiet">${spoken(stream)}</span> ${sensor.id ?? sensor}</li>`)}</ul>
    ${silent.length > MOST_LISTED && html`<p class="quiet">and ${silent.length - MOST_LISTED} more</p>`}
  </section>`;
}

const Parts = ({ job, server }) => html`<dl class="figures">
  <div><dt>Job</dt><dd>${spoken(job?.state ?? 'unknown')}</dd></div>
  <div><dt>Last checkpoint</dt><dd>${job?.lastCheckpointAt ? html`<${Time} at=${job.lastCheckpointAt} />` : '–'}</dd></div>
  <div><dt>Restarts</dt><dd>${number(job?.restarts)}</dd></div>
  <div><dt>Console and broker</dt><dd>${server?.connected ? 'Connected' : 'Not connected'}</dd></div>
</dl>`;
