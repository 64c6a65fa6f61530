import { html } from '../../lib/standalone.module.js';

/** The frame of a view: its name, what can be set, and its content, which scrolls. @param {{title: string, tools?: any, children: any, name: string}} props */
export const View = ({ title, tools, children, name }) =>
  html`<main id="main" class=${`view ${name}`} tabindex="-1">
    <header class="view-head">
      <h1>${title}</h1>
      <div class="tools">${tools}</div>
    </header>
    <div class="view-body" tabindex="0" role="region" aria-label=${title}>${children}</div>
  </main>`;

/** @param {{label: string, children: any}} props */
export const Field = ({ label, children }) => html`<label class="field"><span>${label}</span>${children}</label>`;

/**
 * @param {{label: string, value: string, options: Record<string, string>, change: (value: string) => void}} props
 */
export const Choice = ({ label, value, options, change }) =>
  html`<${Field} label=${label}>
    <select value=${value} onChange=${(event) => change(event.target.value)}>
      ${Object.entries(options).map(([key, word]) => html`<option key=${key} value=${key} selected=${key === value}>${word}</option>`)}
    </select>
  <//>`;
