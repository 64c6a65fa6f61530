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
    ${opened && html`<${CellDetail} cell=${opened} close=${() => open(null)} />`}
    <div class="short"><${Table} caption="Highest cells" heads=${['Cell', { text: forecast ? 'Expected' : 'Risk', number: true }, forecast ? 'Band' : 'Most of it']}
      keys=${highest.map(({ cell }) => cell)}
      rows=${highest.map((one) => [
        html`<button type="button" class="small id" onClick=${() => open(one.cell)}>${one.cell}</button>`,
        say(one.value),
        forecast ? band(one.band) : spoken(one.shares?.[0]?.name ?? ''),
      ])} /></div>
  </section>`;
}

const band = (value) => (Array.isArray(value) ? value.map(number).join(' to ') : typeof value === 'object' && value ? Object.values(value).map(number).join(' to ') : value ?? '');

function CellDetail({ cell, close }) {
  const asked = useAsked(`/api/risk/cell/${cell}`);
  return html`<div class="cell-detail">
    <header class="part-head"><h3 class="id">${cell}</h3><button type="button" class="small" onClick=${close}>Close</button></header>
    <${Answered} asked=${asked}>${(answer) => html`<${Made} answer=${answer} />`}<//>
  </div>`;
}

function Made({ answer }) {
  const shares = answer.shares ?? [];
  if (shares.length === 0) return html`<${Nothing}>Nothing but the prior.<//>`;
  const parts = shares.map((share) => ({ name: spoken(share.name), value: share.value ?? share.logOdds ?? 0 }));
  const lines = answer.lines ?? answer.restsOn ?? [];
  return html`<${Bars} caption="What the value is made of" parts=${parts} say=${parts.every(({ value }) => value >= 0) ? number : signed} />
    ${lines.length > 0 && html`<ul class="quiet">${lines.map((line) => html`<li>${typeof line === 'string' ? line : JSON.stringify(line)}</li>`)}</ul>`}`;
}
