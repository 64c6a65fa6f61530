import { Component, html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { Messages } from '../parts/Messages.js';
import { Fault } from '../parts/Notice.js';
import { PasswordView } from '../views/PasswordView.js';
import { SignInView } from '../views/SignInView.js';
import { LostBanner } from './Connection.js';
import { Dialogs } from './Dialogs.js';
import { Menu } from './Menu.js';
import { TopBar } from './TopBar.js';
import { shownView } from './shownView.js';

/** The whole page. */
export function Console() {
  const session = useStore((state) => state.session);
  const route = useStore((state) => state.route);
  if (session === undefined) return html`<p class="quiet waiting" role="status">Crossfix…</p>`;
  if (session === null) return html`<${SignInView} />`;
  if (session.mustChangePassword) return html`<${PasswordView} forced />`;
  const Shown = shownView(route.view);
  return html`<div class="frame">
    <a class="skip" href="#main" onClick=${skip}>Skip to the content</a>
    <${TopBar} />
    <${LostBanner} />
    <${Menu} />
    <${Guarded} key=${shownView(route.view).name}><${Shown} route=${route} /><//>
    <${Messages} />
    <${Dialogs} />
  </div>`;
}

/** The address is the route: the link moves the focus only. */
function skip(event) {
  event.preventDefault();
  document.querySelector('#main')?.focus();
}

/** A fault in one view leaves the frame, and with it the connection state, on the screen. */
class Guarded extends Component {
  componentDidCatch(fault) {
    console.error(fault);
    this.setState({ fault });
  }

  render({ children }, { fault }) {
    return fault ? html`<main id="main" class="view"><${Fault} fault=${fault} again=${() => location.reload()} /></main>` : children;
  }
}
