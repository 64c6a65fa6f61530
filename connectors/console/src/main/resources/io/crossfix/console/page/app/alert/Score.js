import { html } from '../../lib/standalone.module.js';
import { byChance, percent, signed } from '../model/amounts.js';
import { spoken } from '../model/vocabulary.js';
import { Bars } from '../parts/Bars.js';

/** How likely, what that is made of, and how often chance alone would do it. */
export function Score({ alert, grounds }) {
  const score = grounds.score ?? alert.score;
  if (score === null || !grounds.shares) return html`<${Hidden} />`;
  const sum = grounds.shares.reduce((total, share) => total + share.logOdds, 0);
  return html`<section class="block score" aria-label="Score">
    <h3>Score</h3>
    <p class="score-line">
      <strong class="score-value">${percent(score)}</strong>
      <span>likely that something is happening${alert.chancePerHour ? html`;<br />chance alone does this <b>${byChance(alert.chancePerHour)}</b>` : ''}</span>
    </p>
    <${Bars} caption="Shares of the score, natural log-odds" parts=${grounds.shares.map((share) => ({ name: spoken(share.name), value: share.logOdds }))} />
    <p class="quiet sum">Log-odds, they sum to ${signed(sum)}</p>
  </section>`;
}

const Hidden = () => html`<section class="block score" aria-label="Score">
  <h3>Score</h3>
  <p class="blind-note">Reviewed blind: the score is hidden until you have judged by the evidence.</p>
</section>`;
