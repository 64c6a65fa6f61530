import { isOpen, isUnanswered } from './vocabulary.js';

/** @typedef {import('./types.js').Alert} Alert */

export const LANES = { QUEUE: 'Queue', WAITING: 'Waiting', SUPPRESSED: 'Suppressed', DECIDED: 'Decided' };

/** Which tab an alert is listed under. @param {Alert} alert @returns {keyof typeof LANES} */
export const laneOf = (alert) => (isOpen(alert) ? alert.lane : 'DECIDED');

/** @param {Alert[]} alerts @returns {Record<keyof typeof LANES, number>} */
export function laneCounts(alerts) {
  const counts = { QUEUE: 0, WAITING: 0, SUPPRESSED: 0, DECIDED: 0 };
  for (const alert of alerts) counts[laneOf(alert)]++;
  return counts;
}

/**
 * Those of one lane and desk whose words hold every word searched for.
 *
 * @param {Alert[]} alerts
 * @param {{lane?: string, desk?: ?string, words?: string}} wanted
 */
export function matching(alerts, { lane, desk, words = '' }) {
  const needles = words.toLowerCase().split(/\s+/).filter(Boolean);
  return alerts.filter(
    (alert) =>
      (!lane || laneOf(alert) === lane) &&
      (!desk || alert.desk === desk || alert.visibleTo.includes(desk)) &&
      holdsAll(alert, needles),
  );
}

/** What calls for attention: the number in the page's title. @param {Alert[]} alerts */
export const waitingForAnswer = (alerts) => alerts.filter((alert) => laneOf(alert) === 'QUEUE' && isUnanswered(alert));

function holdsAll(alert, needles) {
  const text = [alert.id, alert.reason, alert.severity, alert.status, alert.place, alert.reviewer, ...alert.rules]
    .join(' ')
    .toLowerCase();
  return needles.every((needle) => text.includes(needle));
}
