import { cellToBoundary, gridDisk, latLngToCell, polygonToCells } from '../../lib/h3-js.es.js';

/** What a map without streets still says: where north is, how far things are apart, and the city's cells. */

const KEY_RESOLUTION = 7;
const MOST_CELLS = 3_000;
const STEPS_DEGREES = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/** Meridians and parallels in view, six to twelve of each. @param {import('../../lib/maplibre-gl.mjs').LngLatBounds} bounds */
export function graticule(bounds) {
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const step = STEPS_DEGREES.find((degrees) => (east - west) / degrees >= 5) ?? STEPS_DEGREES.at(-1);
  return {
    type: 'FeatureCollection',
    features: [
      ...multiples(west, east, step).map((lon) => line([[lon, south], [lon, north]])),
      ...multiples(south, north, step).map((lat) => line([[west, lat], [east, lat]])),
    ],
  };
}

/** The key cells of the desks' areas, or those around the map's centre. @param {import('../model/types.js').Session} session */
export function cityCells(session) {
  const cells = new Set(session.desksKnown.flatMap(({ polygon }) => (polygon ? within(polygon) : [])));
  const { bounds, center } = session.settings.map;
  if (cells.size === 0 && bounds) for (const cell of withinBounds(bounds)) cells.add(cell);
  if (cells.size === 0) for (const cell of gridDisk(latLngToCell(center[1], center[0], KEY_RESOLUTION), 4)) cells.add(cell);
  return { type: 'FeatureCollection', features: [...cells].slice(0, MOST_CELLS).map((cell) => line(cellToBoundary(cell, true))) };
}

function within(geometry) {
  const shape = geometry.type === 'Feature' ? geometry.geometry : geometry;
  const polygons = shape.type === 'MultiPolygon' ? shape.coordinates : [shape.coordinates];
  return polygons.flatMap((rings) => polygonToCells(rings, KEY_RESOLUTION, true));
}

const withinBounds = ([west, south, east, north]) =>
  polygonToCells([[west, south], [east, south], [east, north], [west, north], [west, south]], KEY_RESOLUTION, true);

const line = (coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });

function multiples(from, to, step) {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, at) => (first + at) * step);
}
