import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { useNow } from '../live/useNow.js';
import { age } from '../model/times.js';

/** Whether what is on the screen is what stands. */
export function Connection() {
  const { connection, caughtUp, health } = useStore((state) => state);
  if (connection.state === 'lost') return html`<${Lost} since=${connection.since} />`;
  if (!caughtUp) return html`<span class="connection catching"><i></i>Catching up…</span>`;
  if (!health.ok) return html`<a class="connection degraded" href="#/health" title=${health.degraded.join('\n')}><i></i>Live, degraded</a>`;
  return html`<span class="connection live"><i></i>Live</span>`;
}

function Lost({ since }) {
  const now = useNow();
  return html`<span class="connection lost" role="alert"><i></i>Connection lost<span aria-hidden="true"> ${age(Math.max(0, now - since))}</span></span>`;
}

/** Across the page while the connection is lost: what stands below is old. */
export function LostBanner() {
  const lost = useStore((state) => state.connection.state === 'lost');
  return lost && html`<p class="lost-banner">Connection to the server lost. What you see may be out of date; new alerts will appear when it returns.</p>`;
}
