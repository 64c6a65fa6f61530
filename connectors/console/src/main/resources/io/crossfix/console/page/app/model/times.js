/** Ages, countdowns and times of day. All take milliseconds; nothing here looks at a clock. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const formats = new Map();

/** 'now', '42 s', '3 min', '2 h 05', '4 d'. @param {number} millis */
export function age(millis) {
  if (millis < SECOND) return 'now';
  if (millis < MINUTE) return `${Math.floor(millis / SECOND)} s`;
  if (millis < HOUR) return `${Math.floor(millis / MINUTE)} min`;
  if (millis < DAY) return `${Math.floor(millis / HOUR)} h ${two(Math.floor((millis % HOUR) / MINUTE))}`;
  return `${Math.floor(millis / DAY)} d`;
}

/**
 * Time left until a moment, as '1:05' or '2:00:00'.
 *
 * @param {?string} until
 * @param {number} now
 * @returns {?{text: string, urgent: boolean, over: boolean}} null when nothing is due; urgent in the last 30 seconds
 */
export function countdown(until, now) {
  if (!until) return null;
  const left = Date.parse(until) - now;
  return { text: left <= 0 ? 'now' : span(left), urgent: left <= 30 * SECOND, over: left <= 0 };
}

/** Minutes and seconds, with hours when there are any; a started second counts. @param {number} millis */
export function span(millis) {
  const seconds = Math.ceil(millis / SECOND);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Before or after a moment: '−4:50', '+0:07', '0:00'. @param {number} millis */
export function offset(millis) {
  const sign = Math.abs(millis) < SECOND ? '' : millis < 0 ? '−' : '+';
  const whole = Math.floor(Math.abs(millis) / SECOND) * SECOND;
  return sign + span(whole);
}

/** 'HH:MM:SS' in a zone. @param {number} at @param {string} zone */
export const timeOfDay = (at, zone) => format(zone, { timeStyle: 'medium' }).format(at);

/** '2026-11-27 HH:MM:SS' in a zone. @param {number} at @param {string} zone */
export const dayAndTime = (at, zone) => `${day(at, zone)} ${timeOfDay(at, zone)}`;

/** '2026-11-27' in a zone. @param {number} at @param {string} zone */
export const day = (at, zone) => format(zone, { dateStyle: 'short' }, 'en-CA').format(at);

/** 'PST', 'CET'. @param {number} at @param {string} zone */
export function zoneName(at, zone) {
  const parts = format(zone, { timeZoneName: 'short' }, 'en-US').formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/**
 * What a datetime-local field shows for a moment, in a zone; `fromField` is its inverse.
 *
 * @param {number} at
 * @param {string} zone
 */
export const toField = (at, zone) => `${day(at, zone)}T${timeOfDay(at, zone).slice(0, 5)}`;

/**
 * @param {string} field like '2026-11-27T03:12', a time of day in the zone
 * @param {string} zone
 * @returns {number} NaN when it is none
 */
export function fromField(field, zone) {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(field)) return Number.NaN;
  const asUtc = Date.parse(`${field}:00Z`);
  // Two rounds settle the offset, also on the day when the clocks change.
  let at = asUtc;
  for (let round = 0; round < 2; round++) at -= Date.parse(`${toField(at, zone)}:00Z`) - asUtc;
  return at;
}

function format(zone, options, locale = 'en-GB') {
  const key = locale + zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  return formats.get(key);
}

const two = (number) => String(number).padStart(2, '0');
