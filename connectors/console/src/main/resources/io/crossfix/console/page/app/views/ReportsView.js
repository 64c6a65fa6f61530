import { html } from '../../lib/standalone.module.js';
import { useAsked } from '../live/useAsked.js';
import { address } from '../model/routes.js';
import { bytes } from '../model/amounts.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Time } from '../parts/Time.js';
import { View } from '../parts/View.js';

/** Backtest reports; each in a frame that may run nothing of ours and reach nothing. @param {{route: import('../model/routes.js').Route}} props */
export function ReportsView({ route }) {
  const asked = useAsked('/api/reports');
  return html`<${View} title="Backtest reports" name="reports">
    <${Answered} asked=${asked}>
      ${({ reports }) => (reports.length ? html`<${Reports} reports=${reports} shown=${route.id} />` : html`<${Nothing}>No report yet. <code>crossfix backtest --html</code> writes one.<//>`)}
    <//>
  <//>`;
}

const Reports = ({ reports, shown }) => html`<div class="reports-split">
  <ul class="report-list">
    ${reports.map(
      ({ name, size, at }) => html`<li key=${name}>
        <a href=${address('reports', name)} aria-current=${name === shown ? 'true' : undefined}><b>${name}</b></a><br />
        <span class="quiet"><${Time} at=${at} full /> · ${bytes(size)}</span>
      </li>`,
    )}
  </ul>
  ${shown
    ? html`<iframe title=${`Report ${shown}`} sandbox="allow-scripts" src=${`/reports/${encodeURIComponent(shown)}`}></iframe>`
    : html`<${Nothing}>Choose a report.<//>`}
</div>`;
