import { html } from '../../lib/standalone.module.js';
import { useAsked } from '../live/useAsked.js';
import { Answered } from '../parts/Notice.js';

/** For analysts: each step of each rule, as the engine went through it. */
export function StepByStep({ alert, purpose }) {
  const asked = useAsked(`/api/alerts/${encodeURIComponent(alert.id)}/explain`, { purpose });
  return html`<${Answered} asked=${asked}>${({ lines }) => html`<ol class="steps">${lines.map((line) => html`<li>${line}</li>`)}</ol>`}<//>`;
}
