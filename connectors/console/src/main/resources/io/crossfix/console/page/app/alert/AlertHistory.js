import { html } from '../../lib/standalone.module.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Time } from '../parts/Time.js';
import { spoken } from '../model/vocabulary.js';
import { useHistory } from './useOpened.js';

/** Everything that was said and done, newest first. */
export function AlertHistory({ alert, purpose }) {
  const asked = useHistory(alert.id, purpose);
  return html`<${Answered} asked=${asked}>
    ${({ entries }) =>
      entries.length === 0 ? html`<${Nothing}>Nothing is recorded yet.<//>` : html`<ol class="past">${[...entries].reverse().map((entry) => html`<${Entry} entry=${entry} />`)}</ol>`}
  <//>`;
}

function Entry({ entry }) {
  return html`<li class=${`entry ${entry.kind}`}>
    <span class="entry-head"><${Time} at=${entry.at} /> <b>${told(entry)}</b></span>
    ${entry.changes?.length > 0 && html`<ul class="quiet">${entry.changes.map((change) => html`<li>${change}</li>`)}</ul>`}
  </li>`;
}

function told(entry) {
  if (entry.kind === 'revision') return `Revision ${entry.revision}: ${spoken(entry.severity)}, ${spoken(entry.status)}`;
  const who = entry.reviewer ?? 'Somebody';
  if (entry.kind === 'access') return `${who} opened the evidence${entry.reason ? ` (${entry.reason})` : ''}`;
  const reason = entry.reason ? `: ${spoken(entry.reason)}` : '';
  const refused = entry.applied === false ? ` – refused${entry.why ? `, ${entry.why}` : ''}` : '';
  return `${who} ${String(entry.action ?? entry.kind).toLowerCase()}${reason}${refused}`;
}
