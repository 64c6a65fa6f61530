/** Numbers as a person reads them. */

/** '70 %', '4.1 %', '< 0.1 %'. @param {?number} probability */
export function percent(probability) {
  if (probability === null || probability === undefined) return '–';
  const value = probability * 100;
  if (value > 0 && value < 0.1) return '< 0.1 %';
  return `${value < 10 ? trimmed(value.toFixed(1)) : Math.round(value)} %`;
}

/** '1,234', '12.3', '0.004'. @param {?number} value */
export function number(value) {
  if (value === null || value === undefined) return '–';
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(1);
  return value.toLocaleString('en-US', { maximumSignificantDigits: Math.abs(value) < 100 ? 3 : 12, maximumFractionDigits: 3 });
}

/** '+1.20', '−0.35': a share in log-odds. @param {number} logOdds */
export const signed = (logOdds) => `${logOdds < 0 ? '−' : '+'}${Math.abs(logOdds).toFixed(2)}`;

/** How often chance alone makes such a match, in words. @param {number} perHour */
export function byChance(perHour) {
  if (perHour >= 1) return `${trimmed(perHour.toFixed(1))} times an hour`;
  const hours = 1 / perHour;
  if (hours < 48) return `once in ${Math.round(hours)} hours`;
  if (hours < 24 * 730) return `once in ${Math.round(hours / 24)} days`;
  return `once in ${Math.round(hours / 8766).toLocaleString('en-US')} years`;
}

/** '37.8044, −122.2708': to about ten metres. @param {number} lat @param {number} lon */
export const place = (lat, lon) => `${lat.toFixed(4)}, ${lon.toFixed(4)}`.replaceAll('-', '−');

/** '1.4 MB'. @param {number} bytes */
export function bytes(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const trimmed = (text) => text.replace(/\.0$/, '');
