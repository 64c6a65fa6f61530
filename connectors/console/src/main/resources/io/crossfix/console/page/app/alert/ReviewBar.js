import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { mayAct } from '../live/session.js';
import { STATUS_WORDS, isOpen, isUnanswered } from '../model/vocabulary.js';
import { acknowledge, beginReview } from './reviews.js';

/** The three answers. There is no answer for all. @param {{alert: import('../model/types.js').Alert, evidence: ?object[]}} props */
export function ReviewBar({ alert, evidence }) {
  const lost = useStore((state) => state.connection.state === 'lost');
  const account = useStore((state) => state.session.account);
  if (!mayAct('operator')) return html`<footer class="review-bar"><span class="quiet">Your account may look, not decide.</span></footer>`;
  if (!answerable(alert, account)) return html`<footer class="review-bar"><span class="quiet">${closed(alert)}</span></footer>`;
  return html`<footer class="review-bar" aria-label="Answer">
    ${lost && html`<p class="notice fault">Connection lost: this may have changed.</p>`}
    <div class="answers">
      <button type="button" class="answer" disabled=${!isUnanswered(alert)} onClick=${() => acknowledge(alert)}>Acknowledge <kbd>a</kbd></button>
      <button type="button" class="answer confirm" onClick=${() => beginReview('CONFIRM', alert, evidence)}>Confirm <kbd>c</kbd></button>
      <button type="button" class="answer dismiss" onClick=${() => beginReview('DISMISS', alert, evidence)}>Dismiss <kbd>d</kbd></button>
    </div>
  </footer>`;
}

/** Open, or waiting for a second person who is not the first. @param {object} alert @param {string} account */
export const answerable = (alert, account) => isOpen(alert) || (alert.secondLook === 'WANTED' && alert.reviewer !== account);

const closed = (alert) =>
  `${STATUS_WORDS[alert.status]}${alert.reviewer ? ` by ${alert.reviewer}` : ''}: no more answers.${alert.secondLook === 'WANTED' ? ' A second person is to judge it.' : ''}`;
