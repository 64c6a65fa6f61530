import { set } from './store.js';
import { read } from './api.js';
import { Inbox } from './inbox.js';

/** Nothing heard for this long is a lost connection: the server speaks every two seconds. */
const SILENCE_MILLIS = 5_000;
/** Silent for this long although open: a new connection is tried, for a dead one may look open for minutes. */
const GIVE_UP_MILLIS = 12_000;
const RETRY_MILLIS = 2_000;
const EVENTS = ['hello', 'alert', 'caught-up', 'presence', 'load', 'health', 'ping'];

/**
 * The live connection. The browser repeats the last position by itself when it connects again, so nothing is missed;
 * where it gives up (the server refuses), a new connection begins with everything that is open.
 */
export class Stream {
  #source = null;
  #heardAt = Date.now();
  #watch = null;
  #retry = null;
  #inbox;

  /** @param {Inbox} inbox */
  constructor(inbox) {
    this.#inbox = inbox;
  }

  open() {
    this.#connect();
    this.#watch = setInterval(() => this.#lookForSilence(), 500);
  }

  close() {
    clearInterval(this.#watch);
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #connect() {
    this.#source?.close();
    this.#heardAt = Date.now();
    this.#source = new EventSource('/api/stream');
    for (const name of EVENTS) this.#source.addEventListener(name, (event) => this.#hear(name, event));
    this.#source.onerror = () => this.#fail();
  }

  #hear(name, event) {
    this.#heardAt = Date.now();
    this.#inbox.take(name, JSON.parse(event.data || '{}'));
    if (name !== 'hello') say('live');
  }

  #fail() {
    say('lost');
    // Refused, not lost: the session may be over, which the next answer tells.
    if (this.#source?.readyState !== EventSource.CLOSED) return;
    read('/api/session').catch(() => {});
    this.#connectLater();
  }

  #connectLater() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), RETRY_MILLIS);
  }

  #lookForSilence() {
    const silent = Date.now() - this.#heardAt;
    if (silent > SILENCE_MILLIS) say('lost');
    if (silent > GIVE_UP_MILLIS) this.#connect();
  }
}

function say(now) {
  set(({ connection }) => (connection.state === now ? {} : { connection: { state: now, since: Date.now() } }));
}
