import { html } from '../../lib/standalone.module.js';
import { AlertLink } from '../parts/AlertLink.js';
import { address } from '../model/routes.js';

/** Other alerts and orders that this one hangs together with. @param {{alert: import('../model/types.js').Alert}} props */
export function Links({ alert }) {
  const links = [
    [alert.mergedInto, 'Merged into'],
    [alert.linkedTo, 'Opened on new evidence after'],
    [alert.carriedFrom, 'The answer was carried over from'],
  ].filter(([id]) => id);
  const second = alert.secondLook !== 'NONE';
  if (links.length === 0 && !alert.suppressedBy && !second) return null;
  return html`<section class="block links" aria-label="Hangs together with">
    <h3>Hangs together with</h3>
    <ul>
      ${links.map(([id, words]) => html`<li>${words} <${AlertLink} id=${id} /></li>`)}
      ${alert.suppressedBy && html`<li>Covered by a <a href=${address('suppressions', alert.suppressedBy)}>suppression</a></li>`}
      ${second && html`<li>${SECOND[alert.secondLook]}${alert.secondReviewer ? ` (${alert.secondReviewer})` : ''}</li>`}
    </ul>
  </section>`;
}

const SECOND = {
  WANTED: 'A second person is to judge it',
  AGREED: 'A second person agreed',
  DISAGREED: 'A second person judged otherwise',
};
