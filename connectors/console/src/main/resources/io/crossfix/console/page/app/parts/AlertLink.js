import { html } from '../../lib/standalone.module.js';
import { address } from '../model/routes.js';

/** @param {{id: string, children?: any, purpose?: string}} props */
export const AlertLink = ({ id, children, purpose }) =>
  html`<a class=${children ? '' : 'id'} href=${address('alert', id, { purpose })} title=${id}>${children ?? id.slice(0, 8)}</a>`;
