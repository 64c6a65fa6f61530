import { html, useState } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { post } from '../live/api.js';
import { say } from '../live/messages.js';
import { askSession } from '../live/session.js';
import { Field } from '../parts/View.js';

const SHORTEST = 12;

/** @param {{forced?: boolean}} props forced: nothing else is shown before the one-time password was changed */
export function PasswordView({ forced = false }) {
  const [fault, setFault] = useState(null);
  const account = useStore((state) => state.session.account);
  const change = async (event) => {
    event.preventDefault();
    const { old, fresh, again } = Object.fromEntries(new FormData(event.target));
    if (fresh !== again) return setFault('The two new passwords differ');
    return post('/api/session/password', { old, new: fresh }).then(changed, (refusal) => setFault(refusal.message));
  };
  return html`<main id="main" class=${forced ? 'door' : 'view door'} tabindex="-1">
    <h1>Change the password</h1>
    ${forced && html`<p>The one-time password ends here. Choose your own, at least ${SHORTEST} characters.</p>`}
    <form onSubmit=${change}>
      <input class="aloud" autocomplete="username" value=${account} readonly tabindex="-1" aria-hidden="true" />
      <${Field} label="Present password"><input name="old" type="password" autocomplete="current-password" required autofocus /><//>
      <${Field} label="New password"><input name="fresh" type="password" autocomplete="new-password" minlength=${SHORTEST} required /><//>
      <${Field} label="New password again"><input name="again" type="password" autocomplete="new-password" minlength=${SHORTEST} required /><//>
      ${fault && html`<p class="notice fault" role="alert">${fault}</p>`}
      <button type="submit" class="answer primary">Change it</button>
    </form>
  </main>`;
}

function changed() {
  say('Password changed');
  location.hash = '#/queue';
  return askSession();
}
