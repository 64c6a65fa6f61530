import { html, useState } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { signIn } from '../live/session.js';
import { Field } from '../parts/View.js';

/** Account and password, or the city's own sign-in. */
export function SignInView() {
  const way = useStore((state) => state.signIn);
  const ended = useStore((state) => state.ended);
  const unreachable = useStore((state) => state.signInFault);
  return html`<main id="main" class="door">
    <h1><img src="/icon.svg" alt="" width="36" height="36" /> Crossfix</h1>
    ${ended && html`<p class="notice fault" role="alert">Your session is over. Sign in again: the queue goes on where it was.</p>`}
    ${unreachable && html`<p class="notice fault" role="alert">${unreachable}</p>`}
    ${way === 'oidc' ? html`<a class="answer" href="/auth/oidc/start">Sign in with your organisation</a>` : html`<${PasswordForm} />`}
    <p class="quiet">For authorised staff. What is opened and decided here is recorded.</p>
  </main>`;
}

function PasswordForm() {
  const [fault, setFault] = useState(null);
  const [busy, setBusy] = useState(false);
  const enter = async (event) => {
    event.preventDefault();
    const { account, password } = Object.fromEntries(new FormData(event.target));
    setBusy(true);
    await signIn(account, password).catch((refusal) => setFault(told(refusal)));
    setBusy(false);
  };
  return html`<form onSubmit=${enter}>
    <${Field} label="Account"><input name="account" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus /><//>
    <${Field} label="Password"><input name="password" type="password" autocomplete="current-password" required /><//>
    ${fault && html`<p class="notice fault" role="alert">${fault}</p>`}
    <button type="submit" class="answer primary" disabled=${busy}>${busy ? 'Signing in…' : 'Sign in'}</button>
  </form>`;
}

const told = (refusal) => (refusal.retryAfterSeconds ? `${refusal.message} Wait ${refusal.retryAfterSeconds} s.` : refusal.message);
