import { KIND_WORDS, spoken } from './vocabulary.js';

/**
 * @typedef {import('./types.js').Alert} Alert
 * @typedef {import('./types.js').Evidence} Evidence
 * @typedef {{what: string, before?: string, after?: string, items?: string[]}} Change
 */

const FIELDS = [
  ['Severity', (alert) => spoken(alert.severity)],
  ['Status', (alert) => spoken(alert.status) + (alert.reviewer ? ` by ${alert.reviewer}` : '')],
  ['Score', (alert) => (alert.score === null ? 'hidden' : `${Math.round(alert.score * 100)} %`)],
  ['Reason', (alert) => alert.reason],
  ['Extent', (alert) => `${Math.round(alert.extentMetres)} m`],
  ['Lane', (alert) => spoken(alert.lane)],
  ['Escalated', (alert) => `${alert.escalation} times`],
  ['Merged into', (alert) => alert.mergedInto?.slice(0, 8) ?? 'none'],
];

/**
 * What differs between the alert that a person saw and the one that stands.
 *
 * @param {Alert} seen
 * @param {Alert} current
 * @param {?Evidence[]} seenEvidence null when it was not open
 * @param {?Evidence[]} currentEvidence
 * @returns {Change[]}
 */
export function changes(seen, current, seenEvidence = null, currentEvidence = null) {
  return [
    ...FIELDS.map(([what, read]) => ({ what, before: read(seen), after: read(current) })).filter(
      (change) => change.before !== change.after,
    ),
    ...rulesChanged(seen.rules, current.rules),
    ...evidenceChanged(seen, current, seenEvidence, currentEvidence),
    ...added('No longer blind to', seen.degraded, current.degraded),
    ...added('Engine could not see', current.degraded, seen.degraded),
  ];
}

function rulesChanged(before, after) {
  return [...added('Rules that hold now', after, before), ...added('Rules that no longer hold', before, after)];
}

function evidenceChanged(seen, current, before, after) {
  if (!before || !after) {
    const counts = [seen.evidenceCount, current.evidenceCount].map(String);
    return counts[0] === counts[1] ? [] : [{ what: 'Evidence', before: counts[0], after: counts[1] }];
  }
  const [were, are] = [before.map(told), after.map(told)];
  return [...added('Evidence added', are, were), ...added('Evidence gone', were, are)];
}

function added(what, these, those) {
  const known = new Set(those);
  const items = these.filter((one) => !known.has(one));
  return items.length ? [{ what, items }] : [];
}

/** @param {Evidence} one */
const told = (one) => `${KIND_WORDS[one.kind] ?? one.kind}: ${spoken(one.category)} (${one.sensor}, ${one.id})`;
