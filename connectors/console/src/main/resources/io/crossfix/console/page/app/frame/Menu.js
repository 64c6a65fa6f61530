import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { mayAct } from '../live/session.js';
import { waitingForAnswer } from '../model/filters.js';
import { VIEWS, menuEntry } from '../model/routes.js';
import { Icon } from '../parts/Icon.js';

/** Who sees which view besides everybody. */
const NEEDED = { reports: ['analyst'], accounts: ['administrator'] };

export const visibleViews = () => Object.entries(VIEWS).filter(([view]) => !NEEDED[view] || mayAct(...NEEDED[view]));

/** The views, on the left (on a narrow screen: at the bottom). */
export function Menu() {
  const current = useStore((state) => menuEntry(state.route));
  const alerts = useStore((state) => state.alerts);
  const waiting = waitingForAnswer([...alerts.values()]).length;
  return html`<nav class="menu" aria-label="Views">
    ${visibleViews().map(
      ([view, word]) => html`<a key=${view} href=${`#/${view}`} aria-current=${view === current ? 'page' : undefined}>
        <${Icon} name=${view} /><span>${word}</span>
        ${view === 'queue' && waiting > 0 && html`<b class="badge">${waiting}<span class="aloud"> unanswered</span></b>`}
      </a>`,
    )}
  </nav>`;
}
