import { html } from '../../lib/standalone.module.js';
import { address } from '../model/routes.js';

/** @param {{id: string, children?: any}} props */
export const AlertLink = ({ id, children }) =>
  html`<a class=${children ? '' : 'id'} href=${address('alert', id)} title=${id}>${children ?? id.slice(0, 8)}</a>`;
