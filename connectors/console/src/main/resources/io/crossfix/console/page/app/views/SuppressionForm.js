import { html, useRef, useState } from '../../lib/standalone.module.js';
import { serverNow, useStore } from '../live/store.js';
import { post, requestId } from '../live/api.js';
import { say } from '../live/messages.js';
import { parsePoints, printPoints } from '../model/coordinates.js';
import { SEVERITIES, spoken } from '../model/vocabulary.js';
import { Fault } from '../parts/Notice.js';
import { Field } from '../parts/View.js';

const HOURS = [0.5, 1, 2, 4, 8, 12];

/** Opens a window: at most twelve hours, never without a reason. */
export function SuppressionForm({ centre, setCentre, radius, setRadius, done }) {
  const session = useStore((state) => state.session);
  const [fault, setFault] = useState(null);
  const request = useRef(requestId());
  const desks = session.desksKnown.filter(({ id }) => session.desks.includes('*') || session.desks.includes(id));
  const open = (event) => {
    event.preventDefault();
    if (!centre) return setFault(new Error('Click the area’s middle on the map, or type it'));
    const wish = { requestId: request.current, ...wished(new FormData(event.target)), lon: centre[0], lat: centre[1], radiusMetres: radius };
    return post('/api/suppressions', wish).then(opened, setFault);
  };
  const opened = () => {
    request.current = requestId();
    setFault(null);
    setCentre(null);
    say('Suppression opened');
    done();
  };
  const type = (event) => {
    const { points, fault: typed } = parsePoints(event.target.value, 1);
    if (!typed && points[0]) setCentre(points[0]);
    setFault(typed ? new Error(typed) : null);
  };
  return html`<form class="suppression" onSubmit=${open}>
    <h2>Open a suppression</h2>
    <p class="quiet">Alerts within it are still recorded and shown in their own lane. They do not call for attention.</p>
    <${Field} label="Desk"><select name="desk">${desks.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select><//>
    <${Field} label="Reason"><select name="reason" required><option value="">Choose…</option>${session.reasons.suppress.map(({ code, label }) => html`<option value=${code}>${label}</option>`)}</select><//>
    <${Field} label="For"><select name="hours">${HOURS.map((hours) => html`<option value=${hours} selected=${hours === 1}>${hours < 1 ? '30 minutes' : hours === 1 ? '1 hour' : `${hours} hours`}</option>`)}</select><//>
    <${Field} label="Severity up to"><select name="upTo">${[...SEVERITIES].reverse().map((one) => html`<option value=${one} selected=${one === 'MODERATE'}>${spoken(one)}</option>`)}</select><//>
    <${Field} label="Middle: click the map, or latitude, longitude"><input value=${centre ? printPoints([centre]) : ''} onChange=${type} placeholder="37.80437, -122.27080" /><//>
    <${Field} label=${`Radius: ${radius} m`}><input type="range" min="100" max="5000" step="100" value=${radius} onInput=${(event) => setRadius(Number(event.target.value))} /><//>
    <${Field} label="Only these rules (ids, with commas)"><input name="rules" placeholder="all" /><//>
    ${fault && html`<${Fault} fault=${fault} />`}
    <button type="submit" class="answer primary">Open it</button>
  </form>`;
}

function wished(form) {
  const rules = form.get('rules').split(',').map((rule) => rule.trim()).filter(Boolean);
  const until = new Date(serverNow() + Number(form.get('hours')) * 3600_000).toISOString();
  return { desk: form.get('desk'), reason: form.get('reason'), from: null, until, rules, upTo: form.get('upTo') };
}
