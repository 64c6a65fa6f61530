import { html } from '../../lib/standalone.module.js';
import { useAsked } from '../live/useAsked.js';
import { address } from '../model/routes.js';
import { number } from '../model/amounts.js';
import { spoken } from '../model/vocabulary.js';
import { Severity } from '../parts/Icon.js';
import { Answered, Nothing } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';
import { View } from '../parts/View.js';
import { RulePane } from './RulePane.js';

const EVERY_MILLIS = 15_000;

/** The rules with what they did in the last day; one of them in detail. @param {{route: import('../model/routes.js').Route}} props */
export function RulesView({ route }) {
  const asked = useAsked('/api/rules', {}, EVERY_MILLIS);
  return html`<${View} title="Rules" name=${`rules ${route.id ? 'with-detail' : ''}`}>
    ${route.id && html`<${RulePane} key=${route.id} id=${route.id} />`}
    <${Answered} asked=${asked}>
      ${({ rules }) => (rules.length ? html`<${Rules} rules=${rules} shown=${route.id} />` : html`<${Nothing}>No rule has been published.<//>`)}
    <//>
  <//>`;
}

const count = (text) => ({ text, number: true });

const Rules = ({ rules }) => html`<${Table}
  caption="Rules in force, figures of the last 24 hours"
  showCaption
  heads=${['Rule', 'Mode', 'Severity', 'State', count('Matches'), count('Alerts'), count('Confirmed'), count('Dismissed'), count('Shadow'), count('Cost µs')]}
  keys=${rules.map(({ id }) => id)}
  rows=${rules.map((rule) => [
    html`<a href=${address('rules', rule.id)}><b>${rule.id}</b> <span class="quiet">${rule.version}</span></a><br /><span class="quiet about">${rule.about}</span>`,
    html`<span class=${`mode ${rule.mode.toLowerCase()}`}>${spoken(rule.mode)}</span>`,
    html`<${Severity} severity=${rule.severity.toUpperCase()} />`,
    html`<${RuleState} rule=${rule} />`,
    number(rule.matches24h),
    number(rule.alerts24h),
    number(rule.confirmed24h),
    number(rule.dismissed24h),
    number(rule.shadowMatches24h),
    number(rule.costMicros),
  ])}
/>`;

/** @param {{rule: {state: string, why: ?string}}} props */
export const RuleState = ({ rule }) =>
  html`<span class=${`rule-state ${rule.state}`}>${spoken(rule.state)}</span>${rule.state !== 'accepted' && rule.why ? html`<br /><span class="quiet">${rule.why}</span>` : ''}`;
