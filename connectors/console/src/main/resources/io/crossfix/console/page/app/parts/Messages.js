import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';

/** Results, faults and news: shown for a while and read aloud. */
export function Messages() {
  const message = useStore((state) => state.message);
  const fault = message?.kind === 'fault';
  return html`
    <div class="messages" role="status" aria-live="polite">${message && !fault && html`<p class=${`message ${message.kind}`}>${message.text}</p>`}</div>
    <div class="messages" role="alert">${fault && html`<p class="message fault">${message.text}</p>`}</div>
  `;
}
