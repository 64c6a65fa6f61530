import { html } from '../../lib/standalone.module.js';
import { signed } from '../model/amounts.js';

/** @typedef {{name: string, value: number}} Part */

/**
 * Parts of a sum as bars from a middle line: what raises it to the right, what lowers it to the left.
 *
 * @param {{parts: Part[], caption: string, say?: (value: number) => string}} props
 */
export function Bars({ parts, caption, say = signed }) {
  const widest = Math.max(...parts.map((part) => Math.abs(part.value)), 1e-9);
  return html`<table class="bars">
    <caption class="aloud">${caption}</caption>
    <tbody>
      ${parts.map(
        (part) => html`<tr key=${part.name}>
          <th scope="row">${part.name}</th>
          <td class="bar-cell">
            <svg viewBox="-100 0 200 10" preserveAspectRatio="none" aria-hidden="true">
              <line class="axis" x1="0" x2="0" y1="0" y2="10" />
              <rect class=${part.value < 0 ? 'lowers' : 'raises'} y="1.5" height="7" x=${Math.min(0, scaled(part.value, widest))} width=${Math.abs(scaled(part.value, widest))} />
            </svg>
          </td>
          <td class="number">${say(part.value)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

const scaled = (value, widest) => (value / widest) * 98;
