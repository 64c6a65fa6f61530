import { html, useState } from '../../lib/standalone.module.js';
import { post, put } from '../live/api.js';
import { say, sayFault } from '../live/messages.js';
import { useAsked } from '../live/useAsked.js';
import { Answered, Fault } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';
import { Field, View } from '../parts/View.js';

const ROLES = ['viewer', 'operator', 'analyst', 'administrator'];

/** Who may do what, for which desk. */
export function AccountsView() {
  const asked = useAsked('/api/accounts');
  const [once, setOnce] = useState(null);
  const act = (asking) => asking.then((answer) => (setOnce(answer?.oneTimePassword ? answer : null), asked.again()), sayFault);
  return html`<${View} title="Accounts" name="accounts">
    ${once && html`<p class="notice good" role="status">One-time password, shown only now: <code>${once.oneTimePassword}</code> <button type="button" onClick=${() => setOnce(null)}>Hide it</button></p>`}
    <${Answered} asked=${asked}>${({ accounts }) => html`<${Accounts} accounts=${accounts} act=${act} />`}<//>
    <${NewAccount} made=${(answer) => (setOnce(answer), say('Account made'), asked.again())} />
  <//>`;
}

const path = (account, part = '') => `/api/accounts/${encodeURIComponent(account)}${part}`;

const Accounts = ({ accounts, act }) => html`<${Table} caption="Accounts" heads=${['Account', 'Name', 'Roles', 'Desks', 'State', 'Act']} keys=${accounts.map(({ account }) => account)}
  rows=${accounts.map((one) => [
    html`<b>${one.account}</b>`,
    one.name,
    one.roles.join(', '),
    one.desks.join(', '),
    one.disabled ? 'Disabled' : 'In use',
    html`<${Acts} one=${one} act=${act} />`,
  ])} />`;

function Acts({ one, act }) {
  const kept = { name: one.name, roles: one.roles, desks: one.desks };
  return html`<span class="inline">
    <button type="button" class="small" onClick=${() => act(put(path(one.account), { ...kept, disabled: !one.disabled }))}>${one.disabled ? 'Enable' : 'Disable'}<span class="aloud"> ${one.account}</span></button>
    <button type="button" class="small" onClick=${() => act(post(path(one.account, '/password')))}>New password<span class="aloud"> for ${one.account}</span></button>
  </span>`;
}

function NewAccount({ made }) {
  const [fault, setFault] = useState(null);
  const make = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const desks = form.get('desks').split(',').map((desk) => desk.trim()).filter(Boolean);
    const wish = { account: form.get('account'), name: form.get('name'), roles: form.getAll('roles'), desks };
    post('/api/accounts', wish).then((answer) => (setFault(null), event.target.reset(), made(answer)), setFault);
  };
  return html`<form class="part" onSubmit=${make}>
    <h2>New account</h2>
    <div class="inline">
      <${Field} label="Account"><input name="account" required autocomplete="off" /><//>
      <${Field} label="Name"><input name="name" required autocomplete="off" /><//>
      <${Field} label="Desks (* is all)"><input name="desks" required value="*" /><//>
      <fieldset class="field roles"><legend>Roles</legend>${ROLES.map((role) => html`<label class="check"><input type="checkbox" name="roles" value=${role} /> ${role}</label>`)}</fieldset>
      <button type="submit">Make it</button>
    </div>
    ${fault && html`<${Fault} fault=${fault} />`}
  </form>`;
}
