/**
 * Classes of risk for the map and its legend: few, so that a colour can be told from its neighbours.
 *
 * @typedef {{breaks: number[], classOf: (value: number) => number}} Scale
 */

export const CLASSES = 6;

/** Fixed for probabilities, so that a colour means the same every night. */
const PROBABILITY_BREAKS = [0.01, 0.03, 0.1, 0.25, 0.5];

/**
 * @param {number[]} values
 * @param {string} unit 'probability' has fixed classes; a rate is cut into equal steps of its logarithm, under its own highest
 * @returns {Scale}
 */
export function scaleFor(values, unit) {
  const breaks = unit === 'probability' ? PROBABILITY_BREAKS : logBreaks(Math.max(0, ...values.slice(0, 50_000)));
  return { breaks, classOf: (value) => breaks.filter((limit) => value >= limit).length };
}

/** Each class is three times the one below it. */
function logBreaks(highest) {
  const top = highest > 0 ? highest / 2 : 1;
  return Array.from({ length: CLASSES - 1 }, (_, step) => top / 3 ** (CLASSES - 2 - step));
}
