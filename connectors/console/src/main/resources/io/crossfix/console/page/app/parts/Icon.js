import { html } from '../../lib/standalone.module.js';
import { KIND_SHAPES, KIND_WORDS, SEVERITY_SHAPES, spoken } from '../model/vocabulary.js';

const LINES = {
  queue: 'M4 6h16M4 12h16M4 18h10',
  risk: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM12 8v4m0 4v.01',
  history: 'M4 5v5h5M4.5 10A8 8 0 1 1 4 14M12 8v5l3 2',
  handover: 'M3 8h13l-4-4M21 16H8l4 4',
  load: 'M4 20V10m5 10V4m5 16v-8m5 8V7',
  suppressions: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM6 6l12 12',
  rules: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3',
  health: 'M3 12h4l3-8 4 16 3-8h4',
  reports: 'M4 20h16M6 16l4-5 4 3 5-8',
  accounts: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-4 3.6-6 8-6s8 2 8 6',
  sound: 'M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11',
  muted: 'M4 9v6h4l5 4V5L8 9zM17 9.500l5 5m0-5l-5 5',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.500 1.500m11 11L19 19M19 5l-1.500 1.500m-11 11L5 19',
  moon: 'M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500z',
  help: 'M9 9a3 3 0 1 1 4 2.800c-.7.3-1 .8-1 1.700v.5m0 3v.01M12 2.500a9.500 9.500 0 1 1 0 19 9.500 9.500 0 0 1 0-19z',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  eye: 'M2 12s3.500-6.500 10-6.500S22 12 22 12s-3.500 6.500-10 6.500S2 12 2 12zm10-2.800a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600z',
};

/** A drawing beside a word; says nothing by itself. @param {{name: keyof typeof LINES}} props */
export const Icon = ({ name }) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${LINES[name]} /></svg>`;

/** Shape, colour and word of a severity. @param {{severity: string, bare?: boolean}} props bare: without the word */
export const Severity = ({ severity, bare = false }) =>
  html`<span class=${`severity ${severity.toLowerCase()}`}
    ><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${SEVERITY_SHAPES[severity]} /></svg
    ><span class=${bare ? 'aloud' : ''}>${spoken(severity)}</span></span
  >`;

/** @param {{kind: string, word?: boolean}} props */
export const Kind = ({ kind, word = false }) =>
  html`<span class=${`kind ${kind.toLowerCase()}`}
    ><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${KIND_SHAPES[kind]} /></svg
    ><span class=${word ? '' : 'aloud'}>${KIND_WORDS[kind] ?? kind}</span></span
  >`;
