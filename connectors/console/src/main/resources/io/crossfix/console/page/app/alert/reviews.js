import { get, set } from '../live/store.js';
import { post, read, requestId } from '../live/api.js';
import { say, sayFault } from '../live/messages.js';
import { STATUS_WORDS } from '../model/vocabulary.js';

/**
 * What a person answers. Each answer names the revision and hash that was on the screen when the person began to answer.
 *
 * @typedef {{action: 'CONFIRM'|'DISMISS', seen: object, seenEvidence: ?object[], refused: ?string, current: ?object, currentEvidence: ?object[], reason: ?string, requestId: string}} Draft
 */

const VERBS = { ACKNOWLEDGE: 'Acknowledged', CONFIRM: 'Confirmed', DISMISS: 'Dismissed' };

/** Opens the reason list. @param {'CONFIRM'|'DISMISS'} action @param {object} alert @param {?object[]} evidence */
export function beginReview(action, alert, evidence) {
  set({ dialog: { kind: 'review', draft: { action, seen: alert, seenEvidence: evidence, refused: null, current: null, currentEvidence: null, reason: null, requestId: requestId() } } });
}

/** @param {object} alert as it is on the screen */
export async function acknowledge(alert) {
  try {
    done('ACKNOWLEDGE', await send(alert, 'ACKNOWLEDGE', null, requestId()));
  } catch (refusal) {
    if (refusal.body?.alert) keep(refusal.body.alert);
    sayFault(refusal);
  }
}

/**
 * Sends a draft.
 *
 * @param {Draft} draft
 * @returns {Promise<?Draft>} null when it was applied; else the draft to go on with
 */
export async function decide(draft) {
  try {
    done(draft.action, await send(draft.seen, draft.action, draft.reason, draft.requestId));
    return null;
  } catch (refusal) {
    return afterRefusal(draft, refusal);
  }
}

/** What was seen is now what stands: the person has looked at the changes and answers anew. @param {Draft} draft @returns {Draft} */
export const lookedAgain = (draft) => ({
  ...draft,
  seen: draft.current,
  seenEvidence: draft.currentEvidence,
  current: null,
  currentEvidence: null,
  refused: null,
  reason: null,
  requestId: requestId(),
});

async function afterRefusal(draft, refusal) {
  const current = refusal.body?.alert ?? null;
  if (current) keep(current);
  // Unreachable or no answer in time: asking again with the same request id cannot decide twice.
  if (refusal.status !== 409 || !current) return { ...draft, refused: told(refusal) };
  const currentEvidence = draft.seenEvidence ? await evidenceOf(current.id) : null;
  return { ...draft, refused: refusal.message, stale: refusal.code === 'stale', current, currentEvidence };
}

function told(refusal) {
  return refusal.retryAfterSeconds ? `${refusal.message}. Try again in ${refusal.retryAfterSeconds} s.` : refusal.message;
}

const send = (alert, action, reason, id) =>
  post(`/api/alerts/${encodeURIComponent(alert.id)}/review`, { requestId: id, action, reason, seenRevision: alert.revision, seenHash: alert.hash });

const evidenceOf = (id) => read(`/api/alerts/${encodeURIComponent(id)}/evidence`, { purpose: 'review' }).then((grounds) => grounds.evidence, () => null);

/** Mostly an answer stands as it was given; where a second person is to judge, it does not yet. */
function done(action, { alert }) {
  if (alert) keep(alert);
  const stands = alert ? STATUS_WORDS[alert.status] : VERBS[action];
  say(stands === VERBS[action] ? VERBS[action] : `${VERBS[action]}. It stands as ${stands.toLowerCase()}.`);
}

/** The answer may be older than what the stream has brought meanwhile. */
function keep(alert) {
  const known = get().alerts.get(alert.id);
  if (!known || known.revision <= alert.revision) set(({ alerts }) => ({ alerts: new Map(alerts).set(alert.id, alert) }));
}
