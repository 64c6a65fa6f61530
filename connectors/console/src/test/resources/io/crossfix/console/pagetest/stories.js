/** The smallest test kit: stories with a name, run in order; what each threw. */

const told = [];

/** @param {string} name @param {() => void} body */
export function story(name, body) {
  try {
    body();
    told.push({ name, fault: null });
  } catch (fault) {
    told.push({ name, fault: String(fault.stack ?? fault) });
  }
}

/** Same content, by JSON. */
export function same(actual, expected) {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`expected ${should}, was ${is}`);
}

export const results = () => told;

/** An alert as the server sends it. @param {object} [different] */
export const alert = (different = {}) => ({
  id: 'a1',
  desk: 'city',
  visibleTo: ['city'],
  revision: 1,
  hash: 'h1',
  status: 'RAISED',
  severity: 'MODERATE',
  lane: 'QUEUE',
  raisedAt: '2026-11-27T03:00:00.000Z',
  startedAt: '2026-11-27T02:59:00.000Z',
  extentMetres: 0,
  score: 0.5,
  escalation: 0,
  reason: 'two rounds heard',
  rules: ['shots@1.0'],
  evidenceCount: 2,
  degraded: [],
  mergedInto: null,
  reviewer: null,
  place: '37.8,-122.2',
  ...different,
});

/** @param {object} [different] */
export const evidence = (different = {}) => ({
  kind: 'GUNSHOT',
  id: 'g-1',
  sensor: 'gs-1',
  at: '2026-11-27T03:00:00.000Z',
  lat: 37.8,
  lon: -122.2,
  category: 'GUNSHOT',
  ...different,
});
