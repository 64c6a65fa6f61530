import { html, useMemo } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { useAsked } from '../live/useAsked.js';
import { address } from '../model/routes.js';
import { matching } from '../model/filters.js';
import { metresBetween } from '../model/evidence.js';
import { scaleFor } from '../model/scale.js';
import { CityMap } from './CityMap.js';
import { Legend } from './Legend.js';
import { alertPoints, evidenceLines, evidencePoints, extent, hexagons, nothing, sensorPoints } from './features.js';

const RISK_EVERY_MILLIS = 15_000;
const SENSORS_EVERY_MILLIS = 60_000;
const SMALLEST_VIEW_METRES = 350;

/** The map in the middle: the risk of this minute, every open alert, and what the opened one rests on. */
export function QueueMap({ alert, evidence }) {
  const { alerts, desk } = useStore((state) => state);
  const { hexes, scale } = useRiskNow();
  const sensors = useAsked('/api/sensors', {}, SENSORS_EVERY_MILLIS).answer?.sensors;
  const shown = useMemo(() => matching([...alerts.values()], { desk }), [alerts, desk]);
  const data = {
    risk: hexes,
    sensors: useMemo(() => sensorPoints(sensors ?? []), [sensors]),
    alerts: useMemo(() => alertPoints(shown, alert?.id), [shown, alert?.id]),
    evidence: useMemo(() => evidencePoints(evidence ?? []), [evidence]),
    lines: useMemo(() => (alert && evidence ? evidenceLines(evidence, alert) : nothing()), [alert?.hash, evidence]),
    extent: useMemo(() => extent(alert), [alert?.extentMetres, alert?.id]),
  };
  const open = (id) => (location.hash = address('alert', id));
  return html`<${CityMap} label="Map of alerts, evidence and risk" data=${data} see=${lookAt(alert, evidence)} onAlert=${open}>
    <${Legend} scale=${scale} unit="probability" />
  <//>`;
}

function useRiskNow() {
  const risk = useAsked('/api/risk', { clock: 'now' }, RISK_EVERY_MILLIS).answer;
  return useMemo(() => {
    const cells = risk?.cells ?? [];
    const scale = scaleFor([], 'probability');
    return { scale, hexes: hexagons(cells, ({ value }) => ({ class: scale.classOf(value) })) };
  }, [risk]);
}

/** The opened alert with everything it rests on. */
function lookAt(alert, evidence) {
  if (!alert) return null;
  const reach = (evidence ?? []).map((one) => metresBetween(one, alert));
  return { lon: alert.lon, lat: alert.lat, metres: Math.max(SMALLEST_VIEW_METRES, alert.extentMetres, ...reach) };
}
