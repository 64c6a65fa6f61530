import { html } from '../../lib/standalone.module.js';
import { KINDS, SEVERITIES, spoken } from '../model/vocabulary.js';
import { percent, number } from '../model/amounts.js';
import { Kind, Severity } from '../parts/Icon.js';

/** @param {{scale: ?import('../model/scale.js').Scale, unit: string, symbols?: boolean}} props */
export const Legend = ({ scale, unit, symbols = true }) => html`<details class="legend" open=${matchMedia('(min-width: 1200px)').matches}>
  <summary>Legend</summary>
  ${symbols && html`<p class="legend-row">${KINDS.map((kind) => html`<${Kind} kind=${kind} word />`)}</p>`}
  ${symbols && html`<p class="legend-row">${SEVERITIES.map((severity) => html`<${Severity} severity=${severity} />`)}</p>`}
  ${scale && html`<${Classes} scale=${scale} unit=${unit} />`}
</details>`;

function Classes({ scale, unit }) {
  const say = unit === 'probability' ? percent : number;
  const words = ['', ...scale.breaks].map((from, at) => (at === 0 ? `< ${say(scale.breaks[0])}` : `≥ ${say(from)}`));
  return html`<p class="legend-row classes"><span class="quiet">${unit === 'probability' ? 'Risk' : spoken(unit)}</span>
    ${words.map((word, at) => html`<span class="class"><i class=${`swatch risk-${at}`}></i>${word}</span>`)}
  </p>`;
}
