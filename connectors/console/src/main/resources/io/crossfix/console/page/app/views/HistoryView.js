import { html, useState } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { replaceAddress } from '../live/address.js';
import { useAsked } from '../live/useAsked.js';
import { address } from '../model/routes.js';
import { fromField, toField } from '../model/times.js';
import { SEVERITIES, STATUS_WORDS, spoken } from '../model/vocabulary.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Choice, Field, View } from '../parts/View.js';
import { AlertTable } from './AlertTable.js';

const PER_PAGE = 50;
const SORTS = { newest: 'Newest first', oldest: 'Oldest first', severity: 'Worst first' };

/** Every alert that the account may see, searched and filtered; the filter is in the address. @param {{route: import('../model/routes.js').Route}} props */
export function HistoryView({ route }) {
  const [cursors, setCursors] = useState([]);
  const query = { state: 'all', sort: 'newest', ...route.query };
  const asked = useAsked('/api/alerts', { ...query, limit: PER_PAGE, cursor: cursors.at(-1) });
  const change = (more) => {
    setCursors([]);
    replaceAddress(address('history', null, { ...route.query, ...more }));
  };
  return html`<${View} title="History" name="history" tools=${html`<${Filters} query=${query} change=${change} />`}>
    <${Answered} asked=${asked}>
      ${({ alerts, next, total }) => html`
        ${alerts.length ? html`<${AlertTable} alerts=${alerts} caption="Alerts found" />` : html`<${Nothing}>No alert fits these filters.<//>`}
        <${Pager} shown=${alerts.length} before=${cursors.length * PER_PAGE} total=${total} next=${next} cursors=${cursors} turn=${setCursors} />
      `}
    <//>
  <//>`;
}

function Filters({ query, change }) {
  const zone = useStore((state) => state.session.zone);
  const any = { '': 'Any' };
  const moment = (name, label) => html`<${Field} label=${label}>
    <input type="datetime-local" value=${query[name] ? toField(Date.parse(query[name]), zone) : ''} onChange=${(event) => change({ [name]: isoOrNone(event.target.value, zone) })} />
  <//>`;
  return html`
    <${Field} label="Search"><input type="search" value=${query.q ?? ''} placeholder="id, rule, words, reviewer" onChange=${(event) => change({ q: event.target.value })} /><//>
    <${Choice} label="State" value=${query.state} options=${{ all: 'All', open: 'Open', decided: 'Decided' }} change=${(state) => change({ state })} />
    <${Choice} label="Severity" value=${query.severity ?? ''} options=${{ ...any, ...words(SEVERITIES) }} change=${(severity) => change({ severity })} />
    <${Choice} label="Status" value=${query.status ?? ''} options=${{ ...any, ...STATUS_WORDS }} change=${(status) => change({ status })} />
    ${moment('from', 'From')} ${moment('to', 'To')}
    <${Choice} label="Order" value=${query.sort} options=${SORTS} change=${(sort) => change({ sort })} />
  `;
}

function Pager({ shown, before, total, next, cursors, turn }) {
  return html`<nav class="pager" aria-label="Pages">
    <span role="status">${shown ? `${before + 1} to ${before + shown} of ${total}` : ''}</span>
    <button type="button" disabled=${cursors.length === 0} onClick=${() => turn(cursors.slice(0, -1))}>Page before</button>
    <button type="button" disabled=${!next} onClick=${() => turn([...cursors, next])}>Next page</button>
  </nav>`;
}

const words = (codes) => Object.fromEntries(codes.map((code) => [code, spoken(code)]));

function isoOrNone(field, zone) {
  const at = fromField(field, zone);
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}
