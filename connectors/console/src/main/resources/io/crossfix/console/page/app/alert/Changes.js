import { html } from '../../lib/standalone.module.js';

/** What differs between what was seen and what stands. @param {{changes: import('../model/changes.js').Change[]}} props */
export function Changes({ changes }) {
  if (changes.length === 0) return html`<p class="quiet">Nothing that can be named here; look at it again.</p>`;
  return html`<dl class="changes">
    ${changes.map(
      (change) => html`<div key=${change.what}>
        <dt>${change.what}</dt>
        <dd>${change.items ? html`<ul>${change.items.map((item) => html`<li>${item}</li>`)}</ul>` : html`<del>${change.before}</del> → <ins>${change.after}</ins>`}</dd>
      </div>`,
    )}
  </dl>`;
}
