import { html } from '../../lib/standalone.module.js';

/** What a view shows while it waits, when it was refused, and when there is nothing. */

/** @param {{asked: {answer: any, fault: ?Error, again: () => void}, children: (answer: any) => any}} props */
export function Answered({ asked, children }) {
  if (asked.answer === null && !asked.fault) return html`<p class="quiet waiting" role="status">Asking the server…</p>`;
  return html`
    ${asked.fault && html`<${Fault} fault=${asked.fault} again=${asked.again} />`}
    ${asked.answer !== null && children(asked.answer)}
  `;
}

/** @param {{fault: Error, again?: () => void}} props */
export const Fault = ({ fault, again }) =>
  html`<div class="notice fault" role="alert">
    <span>${fault.message}</span> ${again && html`<button type="button" onClick=${again}>Try again</button>`}
  </div>`;

/** @param {{children: any}} props */
export const Nothing = ({ children }) => html`<p class="nothing">${children}</p>`;
