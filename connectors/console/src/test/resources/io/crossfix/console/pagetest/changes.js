import { changes } from '/page/app/model/changes.js';
import { alert, evidence, same, story } from './stories.js';

story('nothing that a person judges by has changed: no change is told', () => {
  same(changes(alert(), alert({ revision: 2, lastEvidenceAt: '2026-11-27T03:05:00.000Z' })), []);
});

story('severity, score, status with its reviewer, and the rules', () => {
  const current = alert({ severity: 'EXTREME', score: 0.92, status: 'CONFIRMED', reviewer: 'okafor', rules: ['volleys@1.0'] });
  same(changes(alert(), current), [
    { what: 'Severity', before: 'Moderate', after: 'Extreme' },
    { what: 'Status', before: 'Raised', after: 'Confirmed by okafor' },
    { what: 'Score', before: '50 %', after: '92 %' },
    { what: 'Rules that hold now', items: ['volleys@1.0'] },
    { what: 'Rules that no longer hold', items: ['shots@1.0'] },
  ]);
});

story('a hidden score says so on both sides', () => {
  same(changes(alert({ score: null }), alert({ score: null })), []);
  same(changes(alert({ score: null }), alert({ score: 0.5 })), [{ what: 'Score', before: 'hidden', after: '50 %' }]);
});

story('evidence that came and evidence that went are named', () => {
  const call = evidence({ kind: 'CALL', id: 'c-7', sensor: 'psap-1', category: 'SHOTS_FIRED' });
  same(changes(alert(), alert(), [evidence()], [call]), [
    { what: 'Evidence added', items: ['Call: Shots fired (psap-1, c-7)'] },
    { what: 'Evidence gone', items: ['Gunshot: Gunshot (gs-1, g-1)'] },
  ]);
});

story('where the evidence was not open, its count is told', () => {
  same(changes(alert(), alert({ evidenceCount: 5 })), [{ what: 'Evidence', before: '2', after: '5' }]);
});

story('what the engine could not see, and sees again', () => {
  same(changes(alert({ degraded: ['cameras'] }), alert({ degraded: ['calls'] })), [
    { what: 'No longer blind to', items: ['cameras'] },
    { what: 'Engine could not see', items: ['calls'] },
  ]);
});
