import { get, set } from './store.js';
import { isOpen } from '../model/vocabulary.js';

/** Decided alerts are kept for the tab, but not for ever. */
const DECIDED_KEPT = 200;

/** What the stream says, put into the store; tells of alerts that are new to this page. */
export class Inbox {
  #fresh = null;
  #news;

  /** @param {{arrived: (alert: object) => void, escalated: (alert: object) => void}} news */
  constructor(news) {
    this.#news = news;
  }

  /** @param {string} name @param {object} data */
  take(name, data) {
    this.#events[name]?.(data);
  }

  #events = {
    hello: (data) => this.#hello(data),
    alert: ({ alert }) => this.#alert(alert),
    'caught-up': () => this.#caughtUp(),
    presence: ({ id, viewers }) => set(({ viewers: known }) => ({ viewers: new Map(known).set(id, viewers) })),
    load: (data) => this.#load(data),
    health: (data) => set({ health: data }),
    ping: ({ time }) => setClock(time),
  };

  #hello({ time, reset }) {
    setClock(time);
    // The old list stays on the screen until the new one is complete: an empty queue would be a lie.
    this.#fresh = reset ? new Map() : null;
    set({ caughtUp: false });
  }

  #alert(alert) {
    const before = get().alerts.get(alert.id);
    if (this.#fresh) this.#fresh.set(alert.id, alert);
    else set(({ alerts }) => ({ alerts: kept(new Map(alerts).set(alert.id, alert)) }));
    if (!this.#fresh) set(({ viewers }) => ({ viewers: new Map(viewers).set(alert.id, alert.viewers) }));
    if (get().greeted) this.#tell(alert, before);
  }

  #tell(alert, before) {
    if (!before && isOpen(alert)) this.#news.arrived(alert);
    else if (before && alert.escalation > before.escalation) this.#news.escalated(alert);
  }

  #caughtUp() {
    const closed = [...get().alerts.values()].filter((alert) => !isOpen(alert));
    if (this.#fresh) {
      const viewers = new Map([...this.#fresh.values()].map((one) => [one.id, one.viewers]));
      set({ viewers, alerts: kept(new Map([...closed.map((one) => [one.id, one]), ...this.#fresh])) });
    }
    this.#fresh = null;
    set({ caughtUp: true, greeted: true });
  }

  #load(data) {
    const desks = data.desks ?? [data];
    set(({ load }) => ({ load: [...load.filter((one) => !desks.some(({ desk }) => desk === one.desk)), ...desks] }));
  }
}

function setClock(time) {
  const ahead = Date.parse(time) - Date.now();
  // A message takes some milliseconds: only a real difference counts.
  if (Math.abs(ahead - get().clockAhead) > 500) set({ clockAhead: ahead });
}

/** All open ones, and the latest of the rest. */
function kept(alerts) {
  const closed = [...alerts.values()].filter((alert) => !isOpen(alert));
  if (closed.length <= DECIDED_KEPT) return alerts;
  closed.sort((a, b) => Date.parse(a.decidedAt ?? a.raisedAt) - Date.parse(b.decidedAt ?? b.raisedAt));
  for (const alert of closed.slice(0, closed.length - DECIDED_KEPT)) alerts.delete(alert.id);
  return alerts;
}
