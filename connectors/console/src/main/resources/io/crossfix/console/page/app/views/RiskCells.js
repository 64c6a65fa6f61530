import { html, useState } from '../../lib/standalone.module.js';
import { useAsked } from '../live/useAsked.js';
import { number, percent, signed } from '../model/amounts.js';
import { spoken } from '../model/vocabulary.js';
import { Bars } from '../parts/Bars.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';

const LISTED = 40;

/** What the map shows, as a table: the highest cells; each with what its value is made of. */
export function RiskCells({ cells, unit, forecast }) {
  const [opened, open] = useState(null);
  const highest = [...cells].sort((a, b) => b.value - a.value).slice(0, LISTED);
  const say = unit === 'probability' ? percent : number;
  if (cells.length === 0) return html`<${Nothing}>No cell has a reading.<//>`;
  return html`<section class="block" aria-label="Highest cells">
    <h2>Highest cells <span class="quiet">${highest.length} of ${number(cells.length)}, ${unit}</span></h2>
    ${opened && html`<${CellDetail} cell=${opened} forecast=${unit !== 'probability'} close=${() => open(null)} />`}
    <div class="short"><${Table} caption="Highest cells" heads=${['Cell', { text: forecast ? 'Expected' : 'Risk', number: true }, forecast ? 'Band' : 'Most of it']}
      keys=${highest.map(({ cell }) => cell)}
      rows=${highest.map((one) => [
        html`<button type="button" class="small id" onClick=${() => open(one.cell)}>${one.cell}</button>`,
        say(one.value),
        forecast ? spoken(one.band) : spoken(one.shares?.[0]?.name ?? ''),
      ])} /></div>
  </section>`;
}

function CellDetail({ cell, forecast, close }) {
  const asked = useAsked(`/api/risk/cell/${cell}`);
  return html`<div class="cell-detail">
    <header class="part-head"><h3 class="id">${cell}</h3><button type="button" class="small" onClick=${close}>Close</button></header>
    <${Answered} asked=${asked}>${(answer) => html`<${Made} answer=${answer} forecast=${forecast} />`}<//>
  </div>`;
}

/** What the value is made of: log-odds for this minute, a rate per day for what comes. */
function Made({ answer, forecast }) {
  const shares = (forecast ? answer.rateShares : answer.shares) ?? [];
  const parts = shares.map(({ name, value }) => ({ name: spoken(name), value }));
  return html`
    <p class="quiet">${percent(answer.now)} now, ${number(answer.nextHour)} expected in the next hour, ${number(answer.ratePerDay)} a day</p>
    ${parts.length > 0
      ? html`<${Bars} caption="What the value is made of" parts=${parts} say=${forecast ? number : signed} />`
      : html`<${Nothing}>Nothing but the prior.<//>`}
    <ul class="quiet">${(answer.lines ?? []).map((line) => html`<li>${line}</li>`)}</ul>
  `;
}
