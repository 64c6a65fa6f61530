import { laneCounts, laneOf, matching, waitingForAnswer } from '/page/app/model/filters.js';
import { sorted } from '/page/app/model/sorting.js';
import { alert, same, story } from './stories.js';

const ids = (alerts) => alerts.map(({ id }) => id);
const at = (minute) => `2026-11-27T03:0${minute}:00.000Z`;

story('most urgent: unanswered first, worst first, then whoever has waited longest', () => {
  const alerts = [
    alert({ id: 'answered', severity: 'EXTREME', status: 'ACKNOWLEDGED' }),
    alert({ id: 'young', severity: 'SEVERE', raisedAt: at(5) }),
    alert({ id: 'old', severity: 'SEVERE', raisedAt: at(1) }),
    alert({ id: 'worst', severity: 'EXTREME', status: 'ESCALATED', raisedAt: at(7) }),
  ];
  same(ids(sorted(alerts, 'urgency')), ['worst', 'old', 'young', 'answered']);
  same(ids(sorted(alerts, 'newest')), ['worst', 'young', 'old', 'answered']);
  same(ids(alerts), ['answered', 'young', 'old', 'worst']);
});

story('any order of arrival gives the same order of rows', () => {
  const alerts = Array.from({ length: 6 }, (_, n) => alert({ id: `a${n}` }));
  same(ids(sorted([...alerts].reverse(), 'severity')), ids(sorted(alerts, 'severity')));
});

story('a closed alert is among the decided, whatever its lane was', () => {
  same(laneOf(alert({ lane: 'SUPPRESSED' })), 'SUPPRESSED');
  for (const status of ['CONFIRMED', 'DISMISSED', 'RETRACTED', 'MERGED', 'EXPIRED']) same(laneOf(alert({ status, lane: 'WAITING' })), 'DECIDED');
  same(laneCounts([alert(), alert({ lane: 'WAITING' }), alert({ status: 'MERGED' })]), { QUEUE: 1, WAITING: 1, SUPPRESSED: 0, DECIDED: 1 });
});

story('a search holds every word, in any field; a desk also sees what only touches it', () => {
  const alerts = [alert({ id: 'a1', reviewer: 'okafor' }), alert({ id: 'b2', visibleTo: ['city', 'port'], rules: ['volleys@2.0'] })];
  same(ids(matching(alerts, { words: 'ROUNDS okafor' })), ['a1']);
  same(ids(matching(alerts, { words: 'volleys heard' })), ['b2']);
  same(ids(matching(alerts, { words: 'nothing' })), []);
  same(ids(matching(alerts, { desk: 'port' })), ['b2']);
});

story('only the unanswered of the first lane call for attention', () => {
  const alerts = [alert({ id: 'yes' }), alert({ id: 'escalated', status: 'ESCALATED' }), alert({ status: 'ACKNOWLEDGED' }), alert({ lane: 'WAITING' }), alert({ lane: 'SUPPRESSED' })];
  same(ids(waitingForAnswer(alerts)), ['yes', 'escalated']);
});
