import { html, useMemo, useState } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { replaceAddress } from '../live/address.js';
import { useAsked } from '../live/useAsked.js';
import { CityMap } from '../map/CityMap.js';
import { Legend } from '../map/Legend.js';
import { alertPoints, hexagons, nothing, route as routeFeatures } from '../map/features.js';
import { address } from '../model/routes.js';
import { scaleFor } from '../model/scale.js';
import { Fault } from '../parts/Notice.js';
import { ForecastSlider } from './ForecastSlider.js';
import { RiskCells } from './RiskCells.js';
import { RouteCheck } from './RouteCheck.js';

const EVERY_MILLIS = 30_000;
const CLOCKS = { now: 'Now', next: 'Next hour', forecast: 'Forecast' };

/** Where something may happen: this minute, the next hour, the next days. @param {{route: import('../model/routes.js').Route}} props */
export function RiskView({ route }) {
  const clock = CLOCKS[route.query.clock] ? route.query.clock : 'now';
  const hours = Math.min(168, Math.max(1, Number(route.query.hours) || 24));
  const [points, setPoints] = useState([]);
  const asked = useRisk(clock, hours);
  const { cells, unit, scale } = asked;
  const alerts = useStore((state) => state.alerts);
  const data = {
    risk: useMemo(() => hexagons(cells, ({ value }) => ({ class: scale.classOf(value) })), [cells]),
    route: useMemo(() => routeFeatures(points), [points]),
    alerts: useMemo(() => (clock === 'now' ? alertPoints([...alerts.values()], null) : nothing()), [alerts, clock]),
  };
  const show = (query) => replaceAddress(address('risk', null, { clock, hours, ...query }));
  return html`<main id="main" class="risk-view" tabindex="-1">
    <${CityMap} label="Map of risk" data=${data} onPoint=${(point) => setPoints((before) => [...before, point])} onAlert=${(id) => (location.hash = address('alert', id))}>
      <${Legend} scale=${scale} unit=${unit} symbols=${false} />
    <//>
    <section class="risk-side" aria-label="Risk" tabindex="0">
      <h1>Risk</h1>
      <div class="lanes" role="group" aria-label="Clock">
        ${Object.entries(CLOCKS).map(([key, word]) => html`<button key=${key} type="button" aria-pressed=${clock === key} onClick=${() => show({ clock: key })}>${word}</button>`)}
      </div>
      ${clock === 'forecast' && html`<${ForecastSlider} hours=${hours} change=${(chosen) => show({ hours: chosen })} />`}
      ${asked.fault && html`<${Fault} fault=${asked.fault} again=${asked.again} />`}
      <${RiskCells} cells=${cells} unit=${unit} forecast=${clock === 'forecast'} />
      <${RouteCheck} points=${points} setPoints=${setPoints} />
    </section>
  </main>`;
}

/** @returns {{cells: {cell: string, value: number}[], unit: string, scale: object, fault: ?Error, again: () => void}} */
function useRisk(clock, hours) {
  const forecast = clock === 'forecast';
  const asked = useAsked(forecast ? '/api/risk/forecast' : '/api/risk', forecast ? { hours } : { clock }, EVERY_MILLIS);
  return useMemo(() => {
    const cells = (asked.answer?.cells ?? []).map((one) => ({ ...one, value: one.value ?? one.expected }));
    const unit = forecast ? `expected in ${hours} h` : asked.answer?.unit ?? 'probability';
    return { cells, unit, scale: scaleFor(cells.map(({ value }) => value), clock === 'now' ? 'probability' : unit), fault: asked.fault, again: asked.again };
  }, [asked.answer, asked.fault, clock, hours]);
}
