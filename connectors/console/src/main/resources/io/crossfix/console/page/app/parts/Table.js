import { html } from '../../lib/standalone.module.js';

/**
 * A table that scrolls on its own where the screen is narrow.
 *
 * @param {{caption: string, heads: (string|{text: string, number?: boolean})[], rows: any[][], keys?: string[], showCaption?: boolean}} props
 *     a cell may be an element
 */
export function Table({ caption, heads, rows, keys, showCaption = false }) {
  const columns = heads.map((head) => (typeof head === 'string' ? { text: head } : head));
  const kind = (at) => (columns[at]?.number ? 'number' : '');
  return html`<div class="table-scroll">
    <table>
      <caption class=${showCaption ? '' : 'aloud'}>${caption}</caption>
      <thead>
        <tr>${columns.map((head, at) => html`<th scope="col" class=${kind(at)}>${head.text}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map((row, at) => html`<tr key=${keys?.[at] ?? at}>${row.map((cell, column) => html`<td class=${kind(column)}>${cell}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
