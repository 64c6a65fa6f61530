/**
 * Points typed by a person: one 'latitude, longitude' a line.
 *
 * @param {string} text
 * @param {number} most lines that are allowed
 * @returns {{points: number[][], fault: ?string}} points as [longitude, latitude]; the first fault names its line
 */
export function parsePoints(text, most = 100) {
  const lines = text.split('\n').map((line) => line.trim());
  const points = [];
  for (const [at, line] of lines.entries()) {
    if (!line) continue;
    const point = parsePoint(line);
    if (!point) return { points, fault: `Line ${at + 1} is no "latitude, longitude": ${line.slice(0, 40)}` };
    points.push(point);
  }
  return points.length > most ? { points, fault: `At most ${most} points, there are ${points.length}` } : { points, fault: null };
}

/** @param {number[][]} points as [longitude, latitude] */
export const printPoints = (points) => points.map(([lon, lat]) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`).join('\n');

function parsePoint(line) {
  const parts = line.replaceAll('−', '-').split(/[\s,;]+/).filter(Boolean).map(Number);
  if (parts.length !== 2 || parts.some(Number.isNaN)) return null;
  const [lat, lon] = parts;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}
