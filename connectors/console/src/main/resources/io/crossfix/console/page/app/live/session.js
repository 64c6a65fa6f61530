import { get, set } from './store.js';
import { post, read, remove } from './api.js';

/** Who is signed in. */

/** Asks once at the start. */
export async function askSession() {
  try {
    enter(await read('/api/session'));
  } catch (refusal) {
    set({ session: null, signIn: refusal.body?.error?.signIn ?? refusal.body?.signIn ?? 'password', signInFault: refusal.status === 401 ? null : refusal.message });
  }
}

/** @param {string} account @param {string} password @throws {import('./api.js').Refusal} */
export async function signIn(account, password) {
  enter(await post('/api/session', { account, password }));
}

export async function signOut() {
  await remove('/api/session').catch(() => {});
  // A fresh page forgets everything that the last account could see.
  location.replace('#/queue');
  location.reload();
}

/** @param {...string} roles @returns {boolean} whether the account has one of them */
export const mayAct = (...roles) => {
  const own = get().session?.roles ?? [];
  return own.includes('administrator') || roles.some((role) => own.includes(role));
};

function enter(session) {
  // Whoever comes back finds the desk as it was; somebody else sees nothing of it.
  if (get().lastAccount && get().lastAccount !== session.account) set({ alerts: new Map(), viewers: new Map(), load: [], caughtUp: false, greeted: false });
  set({ session, lastAccount: session.account, ended: false });
  if (session.mustChangePassword) location.hash = '#/password';
}
