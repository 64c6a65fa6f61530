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
 * @param {string} unit 'probability' has fixed classes; a rate is cut at 1, 3, 10, …, under its own highest
 * @returns {Scale}
 */
export function scaleFor(values, unit) {
  const breaks = unit === 'probability' ? PROBABILITY_BREAKS : roundBreaks(values.reduce((a, b) => Math.max(a, b), 0));
  return { breaks, classOf: (value) => breaks.filter((limit) => value >= limit).length };
}

/** 1, 3, 10, 30 and so on: the five that lie below the highest value. */
function roundBreaks(highest) {
  let at = Math.floor(2 * Math.log10(highest > 0 ? highest : 1) + 1e-9);
  if (roundNumber(at) >= highest) at--;
  return Array.from({ length: CLASSES - 1 }, (_, step) => roundNumber(at - (CLASSES - 2 - step)));
}

/** 0 is 1, 1 is 3, 2 is 10, −1 is 0.3. */
const roundNumber = (at) => Number(`${at % 2 === 0 ? 1 : 3}e${Math.floor(at / 2)}`);
