import { html } from '../../lib/standalone.module.js';

/** Each rule that holds, and what made each of its conditions true. @param {{lines: string[]}} props */
export function Why({ lines }) {
  if (lines.length === 0) return null;
  return html`<section class="block why" aria-label="Why">
    <h3>Why</h3>
    <ul>${lines.map((line) => html`<li class=${/^\s/.test(line) ? 'detail' : 'rule-line'}>${line.trim()}</li>`)}</ul>
  </section>`;
}
