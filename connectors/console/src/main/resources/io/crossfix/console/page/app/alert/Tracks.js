import { html } from '../../lib/standalone.module.js';
import { timespan } from '../model/evidence.js';
import { KINDS, KIND_SHAPES, KIND_WORDS } from '../model/vocabulary.js';

const WIDTH = 340;
const LEFT = 58;
const TRACK = 20;
const ICON = 12;

/** One line per stream, symbols by time, the anchor's moment as a vertical line. */
export function Tracks({ evidence, anchor }) {
  const kinds = KINDS.filter((kind) => evidence.some((one) => one.kind === kind));
  const { from, to } = timespan(evidence);
  const x = (at) => LEFT + ((Date.parse(at) - from) / (to - from)) * (WIDTH - LEFT - ICON);
  const summary = kinds.map((kind) => `${evidence.filter((one) => one.kind === kind).length} ${KIND_WORDS[kind].toLowerCase()}`).join(', ');
  return html`<svg class="tracks" viewBox=${`0 0 ${WIDTH} ${kinds.length * TRACK + 2}`} role="img" aria-label=${`Over ${Math.round((to - from) / 60_000)} minutes: ${summary}`}>
    <line class="anchor-line" x1=${x(anchor.at)} x2=${x(anchor.at)} y1="0" y2=${kinds.length * TRACK} />
    ${kinds.map(
      (kind, at) => html`<g transform=${`translate(0 ${at * TRACK})`}>
        <text x="0" y="14">${KIND_WORDS[kind].split(' ')[0]}</text>
        <line class="track" x1=${LEFT} x2=${WIDTH} y1="10" y2="10" />
        ${evidence.filter((one) => one.kind === kind).map((one) => html`<${Symbol} kind=${kind} x=${x(one.at)} />`)}
      </g>`,
    )}
  </svg>`;
}

const Symbol = ({ kind, x }) =>
  html`<path class=${`kind-fill ${kind.toLowerCase()}`} d=${KIND_SHAPES[kind]} transform=${`translate(${x - ICON / 2} ${10 - ICON / 2}) scale(${ICON / 24})`} />`;
