import { html } from '../../lib/standalone.module.js';
import { set, useStore } from '../live/store.js';
import { remember } from '../live/preferences.js';
import { signOut } from '../live/session.js';
import { toggleMute } from '../live/sound.js';
import { toggleTheme } from '../live/theme.js';
import { useNow } from '../live/useNow.js';
import { dayAndTime, timeOfDay, zoneName } from '../model/times.js';
import { Icon } from '../parts/Icon.js';
import { Connection } from './Connection.js';
import { LoadFigures } from './LoadFigures.js';

/** What holds for the whole desk: where, when, connected or not, how much. */
export const TopBar = () => html`<header class="top-bar">
  <a class="brand" href="#/queue"><img src="/icon.svg" alt="" width="26" height="26" /> Crossfix</a>
  <${Desk} />
  <${Clock} />
  <${Connection} />
  <span class="gap"></span>
  <${LoadFigures} />
  <${Sound} />
  <${Theme} />
  <button type="button" class="plain" aria-label="Keys and help" title="Keys and help (?)" onClick=${() => set({ dialog: { kind: 'help' } })}><${Icon} name="help" /></button>
  <${Account} />
</header>`;

function Desk() {
  const session = useStore((state) => state.session);
  const desk = useStore((state) => state.desk);
  const mine = session.desksKnown.filter(({ id }) => session.desks.includes('*') || session.desks.includes(id));
  const choose = (event) => {
    remember('desk', event.target.value);
    set({ desk: event.target.value });
  };
  if (mine.length < 2) return html`<span class="desk">${mine[0]?.name ?? session.desks.join(', ')}</span>`;
  return html`<select class="desk" aria-label="Desk" value=${desk} onChange=${choose}>
    <option value="">All desks</option>
    ${mine.map(({ id, name }) => html`<option value=${id} selected=${id === desk}>${name}</option>`)}
  </select>`;
}

function Clock() {
  const zone = useStore((state) => state.session.zone);
  const now = useNow();
  const utc = `${dayAndTime(now, 'UTC')} UTC`;
  return html`<span class="clock moment" tabindex="0" role="group" aria-label="City time" title=${utc} data-utc=${utc}><b>${timeOfDay(now, zone)}</b> ${zoneName(now, zone)}</span>`;
}

function Sound() {
  const { muted, soundBlocked } = useStore((state) => state);
  const word = muted ? 'Sound is off' : soundBlocked ? 'Press any key for sound' : 'Sound is on';
  return html`<button type="button" class=${`plain ${muted || soundBlocked ? 'off' : ''}`} aria-pressed=${muted} aria-label="Mute" title=${`${word} (m)`} onClick=${toggleMute}>
    <${Icon} name=${muted || soundBlocked ? 'muted' : 'sound'} />${soundBlocked && !muted ? html`<span>Press a key for sound</span>` : ''}
  </button>`;
}

function Theme() {
  const theme = useStore((state) => state.theme);
  return html`<button type="button" class="plain" aria-label=${theme === 'dark' ? 'Light theme' : 'Dark theme'} title=${theme === 'dark' ? 'Light theme' : 'Dark theme'} onClick=${toggleTheme}>
    <${Icon} name=${theme === 'dark' ? 'sun' : 'moon'} />
  </button>`;
}

function Account() {
  const session = useStore((state) => state.session);
  return html`<details class="account">
    <summary title=${session.roles.join(', ')}><span class="initial" aria-hidden="true">${(session.name || session.account).slice(0, 1).toUpperCase()}</span> ${session.account}</summary>
    <div class="account-menu">
      <p>${session.name}<br /><span class="quiet">${session.roles.join(', ')}</span></p>
      ${session.signIn !== 'oidc' && html`<a href="#/password">Change the password</a>`}
      <button type="button" onClick=${signOut}>Sign out</button>
    </div>
  </details>`;
}
