import { html, useState } from '../../lib/standalone.module.js';

/** A block that asks the server only once somebody unfolds it. @param {{title: string, children: () => any}} props */
export function Unfolded({ title, children }) {
  const [open, setOpen] = useState(false);
  return html`<details class="block" open=${open} onToggle=${(event) => setOpen(event.target.open)}>
    <summary><h3>${title}</h3></summary>
    ${open && children()}
  </details>`;
}
