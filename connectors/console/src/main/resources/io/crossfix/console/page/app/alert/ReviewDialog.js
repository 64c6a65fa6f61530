import { html, useState } from '../../lib/standalone.module.js';
import { set, useStore } from '../live/store.js';
import { changes } from '../model/changes.js';
import { STATUS_WORDS, isOpen } from '../model/vocabulary.js';
import { Dialog } from '../parts/Dialog.js';
import { Severity } from '../parts/Icon.js';
import { Changes } from './Changes.js';
import { decide, lookedAgain } from './reviews.js';

const VERBS = { CONFIRM: 'Confirm', DISMISS: 'Dismiss' };
const close = () => set({ dialog: null });

/** Why: number keys choose, Enter sends, Escape cancels. A refusal shows what has changed and asks anew. @param {{draft: import('./reviews.js').Draft}} props */
export function ReviewDialog({ draft: first }) {
  const [draft, setDraft] = useState(first);
  const [busy, setBusy] = useState(false);
  const session = useStore((state) => state.session);
  const live = useStore((state) => state.alerts.get(first.seen.id));
  const reasons = session.reasons[draft.action.toLowerCase()];
  const send = async () => {
    if (busy || (session.settings.reasonRequired && !draft.reason)) return;
    setBusy(true);
    const rest = await decide(draft);
    setBusy(false);
    if (rest) setDraft(rest);
    else close();
  };
  if (draft.current) return html`<${Refused} draft=${draft} again=${() => setDraft(lookedAgain(draft))} />`;
  return html`<${Dialog} title=${`${VERBS[draft.action]} – why?`} close=${close} onKeyDown=${byKey(reasons, (reason) => setDraft({ ...draft, reason }), send)}>
    <${Subject} alert=${draft.seen} />
    ${live && live.hash !== draft.seen.hash && html`<p class="notice fault" role="status">It has changed since you opened this list. Sending will be refused, and you will see what changed.</p>`}
    ${draft.refused && html`<p class="notice fault" role="alert">${draft.refused}</p>`}
    <${Reasons} reasons=${reasons} chosen=${draft.reason} choose=${(reason) => setDraft({ ...draft, reason })} />
    <div class="dialog-foot">
      <button type="button" class=${`answer ${draft.action.toLowerCase()}`} disabled=${busy || (session.settings.reasonRequired && !draft.reason)} onClick=${send}>
        ${busy ? 'Sending…' : VERBS[draft.action]} <kbd>Enter</kbd>
      </button>
      <button type="button" class="answer" onClick=${close}>Cancel <kbd>Esc</kbd></button>
    </div>
  <//>`;
}

const Subject = ({ alert }) => html`<p class="subject"><${Severity} severity=${alert.severity} /> ${alert.reason}</p>`;

const Reasons = ({ reasons, chosen, choose }) => html`<fieldset class="reasons">
  <legend class="aloud">Reason</legend>
  ${reasons.map(
    ({ code, label }, at) => html`<label key=${code} class=${chosen === code ? 'chosen' : ''}>
      <input type="radio" name="reason" value=${code} checked=${chosen === code} onChange=${() => choose(code)} />
      <kbd>${at < 9 ? at + 1 : ''}</kbd> ${label}
    </label>`,
  )}
</fieldset>`;

/** @param {import('./reviews.js').Draft} draft */
function Refused({ draft, again }) {
  const open = isOpen(draft.current) || draft.current.secondLook === 'WANTED';
  const differs = changes(draft.seen, draft.current, draft.seenEvidence, draft.currentEvidence);
  return html`<${Dialog} key="refused" title=${open ? 'It changed while you decided' : 'It was decided meanwhile'} close=${close}>
    <p class="notice fault" role="alert">${draft.refused} Nothing was decided.</p>
    <${Subject} alert=${draft.current} />
    <${Changes} changes=${differs} />
    <div class="dialog-foot">
      ${open
        ? html`<button type="button" class="answer" autofocus onClick=${again}>${VERBS[draft.action]} what stands now…</button>`
        : html`<span class="quiet">It stands as ${STATUS_WORDS[draft.current.status].toLowerCase()}.</span>`}
      <button type="button" class="answer" onClick=${close}>${open ? 'Look at it first' : 'Close'} <kbd>Esc</kbd></button>
    </div>
  <//>`;
}

function byKey(reasons, choose, send) {
  return (event) => {
    const reason = reasons[Number(event.key) - 1];
    if (/^[1-9]$/.test(event.key) && reason) {
      event.preventDefault();
      choose(reason.code);
      event.currentTarget.querySelectorAll('.reasons input')[Number(event.key) - 1].focus();
    } else if (event.key === 'Enter' && event.target.tagName !== 'BUTTON') {
      event.preventDefault();
      send();
    }
  };
}
