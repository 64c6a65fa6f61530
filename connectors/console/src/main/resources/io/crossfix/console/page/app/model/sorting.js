import { isUnanswered, rank } from './vocabulary.js';

/** @typedef {import('./types.js').Alert} Alert */

export const ORDERS = { urgency: 'Most urgent', newest: 'Newest', oldest: 'Oldest', severity: 'Severity' };

const raised = (alert) => Date.parse(alert.raisedAt);
const newest = (a, b) => raised(b) - raised(a);
const oldest = (a, b) => raised(a) - raised(b);
const severity = (a, b) => rank(a.severity) - rank(b.severity) || newest(a, b);

/** Unanswered before answered, worst first, and among equals the one that has waited longest. */
function urgency(a, b) {
  return Number(isUnanswered(b)) - Number(isUnanswered(a)) || rank(a.severity) - rank(b.severity) || oldest(a, b);
}

const comparators = { urgency, newest, oldest, severity };

/**
 * A sorted copy. Ties are broken by id, so that rows never change places without a reason.
 *
 * @param {Alert[]} alerts
 * @param {keyof typeof ORDERS} order
 */
export function sorted(alerts, order) {
  const compare = comparators[order] ?? urgency;
  return [...alerts].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1));
}
