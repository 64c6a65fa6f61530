import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { usePresence } from '../live/presence.js';
import { mayAct } from '../live/session.js';
import { Answered, Fault } from '../parts/Notice.js';
import { AlertHead } from './AlertHead.js';
import { AlertHistory } from './AlertHistory.js';
import { Details } from './Details.js';
import { Links } from './Links.js';
import { PurposeQuestion } from './PurposeQuestion.js';
import { ReviewBar } from './ReviewBar.js';
import { Score } from './Score.js';
import { StepByStep } from './StepByStep.js';
import { Timeline } from './Timeline.js';
import { Unfolded } from './Unfolded.js';
import { Why } from './Why.js';

/**
 * The alert on the right, from what matters first to what is looked up.
 *
 * @param {{opened: {alert: ?object, fault: ?Error}, purpose: ?string, choosePurpose: (purpose: string) => void, grounds: object}} props
 */
export function AlertPane({ opened, purpose, choosePurpose, grounds }) {
  const { alert, fault } = opened;
  const id = useStore((state) => state.route.id);
  usePresence(alert?.id ?? null);
  if (fault) return html`<section class="pane" aria-label="Alert"><${Fault} fault=${fault} /></section>`;
  if (!id) return html`<section class="pane empty" aria-label="Alert"><${Welcome} /></section>`;
  if (!alert) return html`<section class="pane" aria-label="Alert"><p class="quiet waiting" role="status">Asking for the alert…</p></section>`;
  return html`<section class="pane" aria-label="Alert">
    <div class="pane-scroll" tabindex="0" role="region" aria-label="Alert details">
      <${AlertHead} alert=${alert} />
      <${Degraded} notes=${alert.degraded} />
      ${purpose
        ? html`<${Answered} asked=${grounds}>${(answer) => html`<${Grounds} alert=${alert} grounds=${answer} />`}<//>`
        : html`<${PurposeQuestion} choose=${choosePurpose} />`}
      <${Links} alert=${alert} />
      <${Details} alert=${alert} />
      ${purpose && mayAct('analyst') && html`<${Unfolded} key=${`steps-${alert.id}`} title="Step by step">${() => html`<${StepByStep} alert=${alert} purpose=${purpose} />`}<//>`}
      ${purpose && html`<${Unfolded} key=${`past-${alert.id}`} title="History">${() => html`<${AlertHistory} alert=${alert} purpose=${purpose} />`}<//>`}
    </div>
    <${ReviewBar} alert=${alert} evidence=${grounds.answer?.evidence ?? null} />
  </section>`;
}

const Grounds = ({ alert, grounds }) => html`
  <${Why} lines=${grounds.explanations} />
  <${Score} alert=${alert} grounds=${grounds} />
  <${Timeline} alert=${alert} evidence=${grounds.evidence} />
`;

function Degraded({ notes }) {
  if (notes.length === 0) return null;
  return html`<section class="block degraded" aria-label="What the engine could not see">
    <h3>What the engine could not see</h3>
    <ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>
  </section>`;
}

const Welcome = () => html`<div class="welcome">
  <p>Open an alert to see why it was raised.</p>
  <p class="quiet"><kbd>j</kbd> <kbd>k</kbd> move · <kbd>Enter</kbd> opens · <kbd>?</kbd> all keys</p>
</div>`;
