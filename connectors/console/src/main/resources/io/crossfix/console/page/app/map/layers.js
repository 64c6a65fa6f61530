import { colour } from '../live/theme.js';
import { CLASSES } from '../model/scale.js';

/** Without a base map: nothing but the ground. */
export const plainStyle = () => ({
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': colour('map-ground') } }],
});

/** From the ground up. @returns {{source: string, layer: object}[]} */
export const layers = () => [
  { source: 'graticule', layer: { id: 'graticule', type: 'line', paint: { 'line-color': colour('map-graticule'), 'line-width': 1 } } },
  { source: 'risk', layer: { id: 'risk', type: 'fill', paint: { 'fill-color': riskColour(), 'fill-opacity': 0.62 } } },
  { source: 'risk', layer: { id: 'risk-lines', type: 'line', minzoom: 11, paint: { 'line-color': colour('map-ground'), 'line-width': 0.7 } } },
  { source: 'cells', layer: { id: 'cells', type: 'line', paint: { 'line-color': colour('map-cells'), 'line-width': 1 } } },
  { source: 'areas', layer: { id: 'areas', type: 'fill', paint: { 'fill-color': colour('quiet'), 'fill-opacity': 0.18 } } },
  { source: 'areas', layer: { id: 'areas-lines', type: 'line', paint: { 'line-color': colour('ink'), 'line-width': 1.5, 'line-dasharray': [3, 2] } } },
  { source: 'sensors', layer: drawn('sensors', 0.5, { minzoom: 11 }) },
  { source: 'extent', layer: { id: 'extent', type: 'fill', paint: { 'fill-color': colour('map-extent'), 'fill-opacity': 0.12 } } },
  { source: 'extent', layer: { id: 'extent-lines', type: 'line', paint: { 'line-color': colour('map-extent'), 'line-width': 2, 'line-dasharray': [2, 2] } } },
  { source: 'lines', layer: { id: 'lines', type: 'line', paint: { 'line-color': colour('ink'), 'line-width': 1.6, 'line-opacity': 0.75 } } },
  { source: 'route', layer: { id: 'route', type: 'line', paint: { 'line-color': colour('focus'), 'line-width': 4, 'line-opacity': 0.9 }, layout: { 'line-cap': 'round' } } },
  { source: 'route', layer: { id: 'route-points', type: 'circle', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 6, 'circle-color': colour('surface'), 'circle-stroke-color': colour('focus'), 'circle-stroke-width': 3 } } },
  { source: 'alerts', layer: halo() },
  { source: 'alerts', layer: drawn('alerts', 0.9) },
  { source: 'evidence', layer: drawn('evidence', 0.82) },
];

const drawn = (id, size, more = {}) => ({
  id,
  type: 'symbol',
  layout: { 'icon-image': ['get', 'drawing'], 'icon-size': size, 'icon-allow-overlap': true, 'icon-ignore-placement': true },
  ...more,
});

/** The opened alert stands in a ring. */
const halo = () => ({
  id: 'opened',
  type: 'circle',
  filter: ['get', 'opened'],
  paint: { 'circle-radius': 20, 'circle-color': 'rgba(0, 0, 0, 0)', 'circle-stroke-color': colour('focus'), 'circle-stroke-width': 3 },
});

function riskColour() {
  const steps = Array.from({ length: CLASSES }, (_, at) => [at, colour(`risk-${at}`)]).flat();
  return ['match', ['get', 'class'], ...steps, colour('risk-0')];
}
