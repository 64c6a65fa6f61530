import { html } from '../../lib/standalone.module.js';

const TAGS = [
  ['exercise', (alert) => alert.exercise, 'Exercise', 'A test or drill, or repeated for training'],
  ['storm', (alert) => alert.storm, 'Storm', 'So many anchors crowd one area that they are taken for one incident'],
  ['late', (alert) => alert.late, 'Late', 'Its evidence was old when it was raised: it does not escalate'],
  ['blind', (alert) => alert.blind && alert.score === null, 'Score hidden', 'Reviewed blind: the score is hidden until it is decided'],
  ['degraded', (alert) => alert.degraded.length > 0, 'Degraded', 'The engine could not see everything'],
  ['second', (alert) => alert.secondLook === 'WANTED', 'Second look', 'A second person is to judge it'],
  ['second', (alert) => alert.secondLook === 'DISAGREED', 'Disagreed', 'The second person judged otherwise'],
  ['linked', (alert) => alert.linkedTo, 'Follows', 'Opened on strong new evidence after an earlier alert was decided'],
];

/** What is out of the ordinary about an alert. @param {{alert: import('../model/types.js').Alert}} props */
export function Tags({ alert }) {
  const tags = TAGS.filter(([, holds]) => holds(alert));
  if (tags.length === 0) return null;
  return html`<span class="tags">${tags.map(([look, , word, why]) => html`<span class=${`tag ${look}`} title=${why}>${word}</span>`)}</span>`;
}
