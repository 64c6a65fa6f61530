import { html } from '../../lib/standalone.module.js';
import { useAsked } from '../live/useAsked.js';
import { useStore } from '../live/store.js';
import { address } from '../model/routes.js';
import { number, percent } from '../model/amounts.js';
import { span } from '../model/times.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';
import { View } from '../parts/View.js';
import { LoadChart } from './LoadChart.js';

const EVERY_MILLIS = 15_000;

/** What each desk was asked to bear, and how it answered. */
export function LoadView() {
  const desk = useStore((state) => state.desk);
  const asked = useAsked('/api/load', { desk }, EVERY_MILLIS);
  return html`<${View} title="Load" name="load">
    <${Answered} asked=${asked}>${({ desks }) => (desks.length ? desks.map((one) => html`<${Desk} key=${one.desk} load=${one} />`) : html`<${Nothing}>No desk has had an alert yet.<//>`)}<//>
  <//>`;
}

function Desk({ load }) {
  const name = useStore((state) => state.session.desksKnown.find(({ id }) => id === load.desk)?.name ?? load.desk);
  return html`<section class="part desk-load">
    <h2>${name} ${load.flood && html`<strong class="flood">Flood</strong>`}</h2>
    <dl class="figures">
      <${Figure} word="Open" value=${number(load.open)} />
      <${Figure} word="Unanswered" value=${number(load.unanswered)} note=${load.oldestUnansweredSeconds ? `oldest ${span(load.oldestUnansweredSeconds * 1000)}` : ''} />
      <${Figure} word="Last 10 min" value=${number(load.last10min)} note=${`budget ${number(load.budget)}`} />
      <${Figure} word="Answered in 15 s" value=${percent(load.answered15s)} />
      <${Figure} word="Answered in 60 s" value=${percent(load.answered60s)} />
      <${Figure} word="Waiting" value=${number(load.waiting)} />
      <${Figure} word="Suppressed" value=${number(load.suppressed)} />
      <${Figure} word="Decided" value=${number(load.decided)} />
      <${Figure} word="Open too long" value=${number(load.staleOpen)} />
    </dl>
    <${LoadChart} load=${load} />
    ${load.topDismissed?.length > 0 && html`<${TopDismissed} rules=${load.topDismissed} />`}
  </section>`;
}

const Figure = ({ word, value, note }) => html`<div><dt>${word}</dt><dd>${value}${note ? html` <small>${note}</small>` : ''}</dd></div>`;

const TopDismissed = ({ rules }) => html`<${Table} caption="Rules that are dismissed most" showCaption
  heads=${['Rule', { text: 'Dismissed', number: true }, { text: 'Confirmed', number: true }, { text: 'Share dismissed', number: true }]}
  rows=${rules.map((one) => [html`<a href=${address('rules', String(one.rule).split('@')[0])}>${one.rule}</a>`, number(one.dismissed), number(one.confirmed), percent(one.share)])} />`;
