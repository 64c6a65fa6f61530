import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { post, requestId } from '../live/api.js';
import { say, sayFault } from '../live/messages.js';
import { mayAct } from '../live/session.js';
import { address } from '../model/routes.js';
import { isOpen } from '../model/vocabulary.js';
import { Icon } from '../parts/Icon.js';
import { Time } from '../parts/Time.js';

/** What is looked up, not judged by. @param {{alert: import('../model/types.js').Alert}} props */
export const Details = ({ alert }) => html`<section class="block" aria-label="Details">
  <h3>Details</h3>
  <dl class="facts">
    <div><dt>Rules</dt><dd>${alert.rules.map((rule) => html`<a class="rule" href=${address('rules', rule.split('@')[0])}>${rule}</a> `)}</dd></div>
    <div><dt>Desk</dt><dd><${Desk} alert=${alert} /></dd></div>
    <div><dt>Raised</dt><dd><${Time} at=${alert.raisedAt} /></dd></div>
    <div><dt>Newest evidence</dt><dd><${Time} at=${alert.lastEvidenceAt} /></dd></div>
    <div><dt>Alert</dt><dd><span class="id" title=${alert.id}>${alert.id.slice(0, 16)}…</span> <span class="quiet">revision ${alert.revision}</span></dd></div>
    <div><dt>Link</dt><dd>
      <button type="button" class="small" onClick=${() => copyLink(alert)}><${Icon} name="link" /> Copy link</button>
      ${mayAct('administrator') && !isOpen(alert) && html`<button type="button" class="small" onClick=${() => repeat(alert)}>Repeat as an exercise</button>`}
    </dd></div>
  </dl>
</section>`;

function Desk({ alert }) {
  const known = useStore((state) => state.session?.desksKnown ?? []);
  const name = (id) => known.find((desk) => desk.id === id)?.name ?? id;
  const others = alert.visibleTo.filter((desk) => desk !== alert.desk).map(name);
  return html`${name(alert.desk)}${others.length ? html` <span class="quiet">seen by ${others.join(', ')}</span>` : ''}`;
}

/** Raised again for training, marked in the record; those who review it learn so when they have decided. */
const repeat = (alert) => post('/api/exercises', { requestId: requestId(), alertId: alert.id }).then(() => say('It will be raised again as an exercise'), sayFault);

/** Whoever gets the link sees the alert if their account may. */
function copyLink(alert) {
  const link = new URL(address('alert', alert.id), location.href.split('#')[0]).href;
  const refused = () => say('The browser does not let the page copy: take it from the address bar', 'fault');
  if (!navigator.clipboard) refused();
  else navigator.clipboard.writeText(link).then(() => say('Link copied'), refused);
}
