import { useEffect, useState } from '../../lib/standalone.module.js';
import { set, useStore } from '../live/store.js';
import { useAsked } from '../live/useAsked.js';
import { mayAct } from '../live/session.js';
import { isOpen } from '../model/vocabulary.js';

const path = (id, part = '') => `/api/alerts/${encodeURIComponent(id)}${part}`;

/**
 * The alert that is open: live where the stream knows it, asked for where not.
 *
 * @param {?string} id
 * @returns {{alert: ?import('../model/types.js').Alert, fault: ?Error}}
 */
export function useAlert(id) {
  const known = useStore((state) => (id ? state.alerts.get(id) : undefined));
  const ready = useStore((state) => state.caughtUp);
  const asked = useAsked(id && ready && !known ? path(id) : null);
  useEffect(() => {
    if (asked.answer) set(({ alerts }) => (alerts.has(id) ? {} : { alerts: new Map(alerts).set(id, asked.answer) }));
  }, [asked.answer]);
  return { alert: known ?? null, fault: known ? null : asked.fault };
}

/**
 * Why the account opens evidence. In the queue an operator reviews; anywhere else a person says it.
 *
 * @param {?import('../model/types.js').Alert} alert
 * @returns {[?string, (purpose: string) => void]}
 */
export function usePurpose(alert) {
  const [chosen, choose] = useState({});
  const [wasOpen, setWasOpen] = useState({});
  useEffect(() => {
    // Whoever decided it a moment ago goes on reading what was on the screen.
    if (alert && isOpen(alert)) setWasOpen((before) => ({ ...before, [alert.id]: true }));
  }, [alert?.id, alert?.status]);
  if (!alert) return [null, choose];
  const reviewing = mayAct('operator') && (isOpen(alert) || wasOpen[alert.id]) ? 'review' : null;
  return [chosen[alert.id] ?? reviewing, (purpose) => choose({ ...chosen, [alert.id]: purpose })];
}

/**
 * Evidence, explanation and score of one revision; every look goes to the audit trail.
 *
 * @param {?import('../model/types.js').Alert} alert
 * @param {?string} purpose
 */
export function useGrounds(alert, purpose) {
  const asked = useAsked(alert && purpose ? path(alert.id, '/evidence') : null, { purpose });
  const hash = alert?.hash;
  const hidden = alert?.score === null;
  useEffect(() => {
    // New substance, or a hidden score that may be seen now.
    if (asked.answer) asked.again();
  }, [hash, hidden]);
  return asked;
}

/** @param {?string} id @param {?string} purpose */
export const useHistory = (id, purpose) => useAsked(id && purpose ? path(id, '/history') : null, { purpose });
