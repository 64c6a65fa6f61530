/**
 * Evidence in time and space, relative to its anchor.
 *
 * @typedef {import('./types.js').Evidence} Evidence
 */

/**
 * What the incident hangs on: the earliest piece that lies at the alert's own place.
 *
 * @param {Evidence[]} evidence
 * @param {{lat: number, lon: number}} place
 * @returns {?Evidence}
 */
export function anchorOf(evidence, place) {
  let best = null;
  for (const one of evidence) {
    if (!best || nearer(one, best, place)) best = one;
  }
  return best;
}

/** @param {Evidence[]} evidence @returns {Evidence[]} by time, then id */
export const byTime = (evidence) =>
  [...evidence].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));

/** First and last moment, with a minute to breathe on both sides, milliseconds. @param {Evidence[]} evidence */
export function timespan(evidence) {
  const times = evidence.map((one) => Date.parse(one.at));
  return { from: Math.min(...times) - 60_000, to: Math.max(...times) + 60_000 };
}

/** Great-circle distance, metres. @param {{lat: number, lon: number}} a @param {{lat: number, lon: number}} b */
export function metresBetween(a, b) {
  const [latA, latB] = [radians(a.lat), radians(b.lat)];
  const half = (x) => Math.sin(x / 2) ** 2;
  const h = half(latB - latA) + Math.cos(latA) * Math.cos(latB) * half(radians(b.lon - a.lon));
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** '80 m', '1.4 km'. @param {number} metres */
export const distance = (metres) => (metres < 995 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`);

const EARTH_RADIUS_METRES = 6_371_008.8;
const radians = (degrees) => (degrees * Math.PI) / 180;

function nearer(one, best, place) {
  const gap = metresBetween(one, place) - metresBetween(best, place);
  return Math.abs(gap) < 1 ? Date.parse(one.at) < Date.parse(best.at) : gap < 0;
}
