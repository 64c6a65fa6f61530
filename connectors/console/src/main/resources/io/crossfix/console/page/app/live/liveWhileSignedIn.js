import { get, subscribe } from './store.js';
import { Inbox } from './inbox.js';
import { Stream } from './stream.js';
import { ring } from './sound.js';
import { say } from './messages.js';
import { matching } from '../model/filters.js';
import { spoken } from '../model/vocabulary.js';

/** The stream is open for as long as somebody is signed in and may see something. */
export function liveWhileSignedIn() {
  let stream = null;
  subscribe(() => {
    const { session } = get();
    const wanted = Boolean(session && !session.mustChangePassword);
    if (wanted && !stream) {
      stream = new Stream(new Inbox({ arrived, escalated }));
      stream.open();
    } else if (!wanted && stream) {
      stream.close();
      stream = null;
    }
  });
}

function arrived(alert) {
  if (!callsForAttention(alert)) return;
  ring(alert.severity);
  say(`New, ${spoken(alert.severity).toLowerCase()}: ${alert.reason}`, 'news');
}

function escalated(alert) {
  if (!callsForAttention(alert)) return;
  if (get().session.settings.escalationSound) ring(alert.severity);
  say(`Escalated, nobody has answered: ${alert.reason}`, 'news');
}

/** Other lanes and other desks are shown, not sounded. */
const callsForAttention = (alert) => matching([alert], { lane: 'QUEUE', desk: get().desk }).length > 0;
