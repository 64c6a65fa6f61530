import { html, useState } from '../../lib/standalone.module.js';
import { read } from '../live/api.js';
import { mayAct } from '../live/session.js';
import { useAsked } from '../live/useAsked.js';
import { percent, place } from '../model/amounts.js';
import { spoken } from '../model/vocabulary.js';
import { AlertLink } from '../parts/AlertLink.js';
import { Severity } from '../parts/Icon.js';
import { Answered, Fault, Nothing } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';
import { Time } from '../parts/Time.js';
import { Choice, Field } from '../parts/View.js';

const path = (id, part = '') => `/api/rules/${encodeURIComponent(id)}${part}`;

/** One rule: text, past, matches, and why it did or did not fire. @param {{id: string}} props */
export function RulePane({ id }) {
  const asked = useAsked(path(id));
  return html`<section class="rule-pane" aria-label=${`Rule ${id}`}>
    <header class="part-head"><h2>${id}</h2><a class="button" href="#/rules">Close</a></header>
    <${Answered} asked=${asked}>
      ${(rule) => html`
        <p>${rule.about} <span class="quiet">Version ${rule.version}, by ${rule.author}.</span></p>
        ${mayAct('analyst') && html`<${Explain} id=${id} />`}
        <${Matches} id=${id} mayShadow=${mayAct('analyst')} />
        <details class="block" open><summary><h3>Text</h3></summary><pre tabindex="0" aria-label="Text of the rule">${rule.text}</pre></details>
        <details class="block"><summary><h3>Published</h3></summary><${Published} past=${rule.history} /></details>
      `}
    <//>
  </section>`;
}

/** Step by step, for one observation. */
function Explain({ id }) {
  const [result, setResult] = useState(null);
  const ask = (event) => {
    event.preventDefault();
    const { kind, observation } = Object.fromEntries(new FormData(event.target));
    read(path(id, '/explain'), { observation: `${kind}/${observation.trim()}` }).then((answer) => setResult(answer), (fault) => setResult({ fault }));
  };
  return html`<details class="block">
    <summary><h3>Why did it fire, why not?</h3></summary>
    <form class="inline" onSubmit=${ask}>
      <${Field} label="Stream"><select name="kind">${['GUNSHOT', 'CALL', 'CAMERA', 'PLATE'].map((kind) => html`<option value=${kind}>${spoken(kind)}</option>`)}</select><//>
      <${Field} label="Observation"><input name="observation" required placeholder="its id" /><//>
      <button type="submit">Explain</button>
    </form>
    ${result?.fault && html`<${Fault} fault=${result.fault} />`}
    ${result?.lines && html`<ol class="steps">${result.lines.map((line) => html`<li>${line}</li>`)}</ol>`}
  </details>`;
}

function Matches({ id, mayShadow }) {
  const [shadow, setShadow] = useState('false');
  const asked = useAsked(path(id, '/matches'), { shadow, limit: 50 });
  return html`<details class="block" open>
    <summary><h3>Latest matches</h3></summary>
    ${mayShadow && html`<${Choice} label="Matches of the" value=${shadow} options=${{ false: 'live rule', true: 'shadow rule' }} change=${setShadow} />`}
    <${Answered} asked=${asked}>
      ${({ matches }) => (matches.length ? html`<${MatchTable} matches=${matches} />` : html`<${Nothing}>No match is known.<//>`)}
    <//>
  </details>`;
}

const MatchTable = ({ matches }) => html`<${Table} caption="Matches" heads=${['At', 'Severity', 'Why', 'Place', { text: 'Score', number: true }, 'Alert']} keys=${matches.map(({ id }) => id)}
  rows=${matches.map((match) => [
    html`<${Time} at=${match.at} full />`,
    html`<${Severity} severity=${match.severity} />`,
    match.reason,
    place(match.lat, match.lon),
    percent(match.score),
    match.alertId ? html`<${AlertLink} id=${match.alertId} />` : match.shadow ? 'shadow' : '–',
  ])} />`;

const Published = ({ past }) => html`<${Table} caption="Versions" heads=${['At', 'By', 'Mode', 'Change']}
  rows=${(past ?? []).map((one) => [html`<${Time} at=${one.publishedAt} full />`, one.publishedBy, spoken(one.mode), one.change])} />`;
