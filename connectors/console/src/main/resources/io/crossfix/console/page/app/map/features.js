import { cellToBoundary, isValidCell } from '../../lib/h3-js.es.js';
import { anchorOf } from '../model/evidence.js';
import { isOpen } from '../model/vocabulary.js';

/** What lies on the map, as GeoJSON. */

const EARTH_RADIUS_METRES = 6_371_008.8;
const CIRCLE_CORNERS = 72;

const collection = (features) => ({ type: 'FeatureCollection', features });
const feature = (geometry, properties = {}) => ({ type: 'Feature', geometry, properties });
const point = (one, properties) => feature({ type: 'Point', coordinates: [one.lon, one.lat] }, properties);

export const nothing = () => collection([]);

/** @param {{cell: string}[]} cells @param {(cell: any) => object} properties */
export const hexagons = (cells, properties) =>
  collection(
    cells
      .filter(({ cell }) => isValidCell(cell))
      .map((one) => feature({ type: 'Polygon', coordinates: [cellToBoundary(one.cell, true)] }, properties(one))),
  );

/** @param {import('../model/types.js').Alert[]} alerts @param {?string} openedId */
export const alertPoints = (alerts, openedId) =>
  collection(
    alerts
      .filter((alert) => isOpen(alert) || alert.id === openedId)
      .map((alert) => point(alert, { id: alert.id, drawing: `severity-${alert.severity}`, opened: alert.id === openedId, waiting: alert.status !== 'ACKNOWLEDGED' })),
  );

/** @param {import('../model/types.js').Evidence[]} evidence */
export const evidencePoints = (evidence) => collection(evidence.map((one) => point(one, { drawing: `kind-${one.kind}` })));

/** From the anchor to each piece of evidence. */
export function evidenceLines(evidence, alert) {
  const anchor = anchorOf(evidence, alert);
  if (!anchor) return nothing();
  const lines = evidence.filter((one) => one !== anchor);
  return collection(lines.map((one) => feature({ type: 'LineString', coordinates: [[anchor.lon, anchor.lat], [one.lon, one.lat]] })));
}

/** The circle that holds every anchor of the incident. @param {?{lon: number, lat: number, extentMetres: number}} alert */
export function extent(alert) {
  if (!alert || alert.extentMetres <= 0) return nothing();
  return collection([feature({ type: 'Polygon', coordinates: [circle(alert, alert.extentMetres)] })]);
}

/** @param {{lon: number, lat: number}} centre @param {number} metres */
export function circle(centre, metres) {
  const north = (metres / EARTH_RADIUS_METRES) * (180 / Math.PI);
  const east = north / Math.cos((centre.lat * Math.PI) / 180);
  return Array.from({ length: CIRCLE_CORNERS + 1 }, (_, at) => {
    const turn = (at / CIRCLE_CORNERS) * 2 * Math.PI;
    return [centre.lon + east * Math.sin(turn), centre.lat + north * Math.cos(turn)];
  });
}

export const sensorPoints = (sensors) =>
  collection(sensors.filter((one) => Number.isFinite(one.lat)).map((one) => point(one, { drawing: one.silent ? 'sensor-silent' : 'sensor' })));

/** @param {number[][]} points as [longitude, latitude] */
export const route = (points) =>
  collection([
    ...(points.length > 1 ? [feature({ type: 'LineString', coordinates: points })] : []),
    ...points.map((coordinates) => feature({ type: 'Point', coordinates })),
  ]);

export const areas = (circles) => collection(circles.map((one) => feature({ type: 'Polygon', coordinates: [circle(one, one.radiusMetres)] })));
