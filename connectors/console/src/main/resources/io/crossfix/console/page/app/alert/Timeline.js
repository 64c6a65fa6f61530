import { html } from '../../lib/standalone.module.js';
import { anchorOf, byTime, distance } from '../model/evidence.js';
import { percent } from '../model/amounts.js';
import { offset } from '../model/times.js';
import { spoken } from '../model/vocabulary.js';
import { Kind } from '../parts/Icon.js';
import { Time } from '../parts/Time.js';
import { Tracks } from './Tracks.js';

/** Evidence by time, relative to the anchor. @param {{alert: import('../model/types.js').Alert, evidence: import('../model/types.js').Evidence[]}} props */
export function Timeline({ alert, evidence }) {
  if (evidence.length === 0) return null;
  const anchor = anchorOf(evidence, alert);
  const unlisted = alert.evidenceCount - evidence.length;
  return html`<section class="block evidence" aria-label="Evidence">
    <h3>Evidence <span class="quiet">${alert.evidenceCount}${alert.matchCount > 1 ? ` in ${alert.matchCount} matches` : ''}</span></h3>
    <${Tracks} evidence=${evidence} anchor=${anchor} />
    <ol>${byTime(evidence).map((one) => html`<${Piece} key=${one.kind + one.id} one=${one} anchor=${anchor} />`)}</ol>
    ${unlisted > 0 && html`<p class="quiet">and ${unlisted} more that are not listed</p>`}
  </section>`;
}

function Piece({ one, anchor }) {
  const isAnchor = one === anchor;
  return html`<li class=${isAnchor ? 'anchor' : ''}>
    <span class="offset" title="minutes from the anchor">${isAnchor ? 'anchor' : offset(Date.parse(one.at) - Date.parse(anchor.at))}</span>
    <${Kind} kind=${one.kind} />
    <span class="piece">
      <b>${spoken(one.category)}</b>${one.exercise ? html` <span class="tag exercise">Exercise</span>` : ''} <span class="quiet">${said(one)}</span>
      <span class="piece-foot"><${Time} at=${one.at} /> · ${one.sensor}${isAnchor ? '' : ` · ${distance(one.distanceMetres ?? 0)} away`}</span>
    </span>
  </li>`;
}

/** What the sensor adds: its count and how sure it is. */
function said(one) {
  const parts = [];
  if (one.kind === 'GUNSHOT' && one.quantity > 1) parts.push(`${one.quantity} rounds`);
  if (one.kind === 'CAMERA' && one.quantity > 1) parts.push(`count ${one.quantity}`);
  if (one.kind === 'CALL' && one.quantity > 0) parts.push(`priority ${one.quantity}`);
  if (one.confidence > 0 && one.confidence < 1) parts.push(`${percent(one.confidence)} sure`);
  if (one.uncertaintyMetres >= 1) parts.push(`± ${distance(one.uncertaintyMetres)}`);
  return parts.join(', ');
}
