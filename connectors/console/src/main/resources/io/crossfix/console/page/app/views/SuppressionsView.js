import { html, useMemo, useState } from '../../lib/standalone.module.js';
import { remove } from '../live/api.js';
import { say, sayFault } from '../live/messages.js';
import { mayAct } from '../live/session.js';
import { useAsked } from '../live/useAsked.js';
import { CityMap } from '../map/CityMap.js';
import { areas } from '../map/features.js';
import { number, place } from '../model/amounts.js';
import { distance } from '../model/evidence.js';
import { spoken } from '../model/vocabulary.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';
import { Time } from '../parts/Time.js';
import { View } from '../parts/View.js';
import { SuppressionForm } from './SuppressionForm.js';

const EVERY_MILLIS = 10_000;
const STANDING = ['waiting', 'in-force'];

/** Where and until when alerts are kept from calling for attention, why, and by whom. */
export function SuppressionsView() {
  const asked = useAsked('/api/suppressions', {}, EVERY_MILLIS);
  const [centre, setCentre] = useState(null);
  const [radius, setRadius] = useState(500);
  const list = asked.answer?.suppressions ?? [];
  const standing = list.filter(({ state }) => STANDING.includes(state));
  const draft = centre ? [{ lon: centre[0], lat: centre[1], radiusMetres: radius }] : [];
  const data = { areas: useMemo(() => areas([...standing, ...draft]), [asked.answer, centre, radius]) };
  return html`<${View} title="Suppressions" name="suppressions">
    <${Answered} asked=${asked}>
      ${() => (list.length ? html`<${Suppressions} list=${list} again=${asked.again} />` : html`<${Nothing}>No suppression has been opened.<//>`)}
    <//>
    ${mayAct('operator') && html`<div class="suppress-split">
      <${SuppressionForm} centre=${centre} setCentre=${setCentre} radius=${radius} setRadius=${setRadius} done=${asked.again} />
      <${CityMap} label="Map of suppressed areas" data=${data} onPoint=${setCentre} />
    </div>`}
  <//>`;
}

const Suppressions = ({ list, again }) => html`<${Table} caption="Suppressions" showCaption
  heads=${['State', 'Desk', 'Reason', 'Until', 'Area', 'Up to', 'By', { text: 'Covered', number: true }, 'Act']}
  keys=${list.map(({ id }) => id)}
  rows=${list.map((one) => [
    html`<b class=${`window ${one.state}`}>${spoken(one.state.replace('-', ' '))}</b>${one.why ? html`<br /><span class="quiet">${one.why}</span>` : ''}`,
    one.desk,
    spoken(one.reason),
    html`<${Time} at=${one.until} full />`,
    html`${distance(one.radiusMetres)} around ${place(one.lat, one.lon)}${one.rules?.length ? html`<br /><span class="quiet">${one.rules.join(', ')}</span>` : ''}`,
    spoken(one.upTo),
    one.by,
    number(one.covered),
    mayAct('operator') && STANDING.includes(one.state) ? html`<button type="button" class="small" onClick=${() => lift(one, again)}>Lift<span class="aloud"> ${spoken(one.reason)} until ${one.until}</span></button>` : '',
  ])} />`;

const lift = (one, again) => remove(`/api/suppressions/${encodeURIComponent(one.id)}`).then(() => (say('Lifted'), again()), sayFault);
