import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { useNow } from '../live/useNow.js';
import { age, countdown, day, dayAndTime, timeOfDay, zoneName } from '../model/times.js';

const UTC = 'UTC';

/**
 * A moment in the city's zone. UTC shows on hover, on focus, and is read aloud.
 *
 * @param {{at: ?string, full?: boolean, still?: boolean}} props full: with the day also today; still: cannot be focused (within a link)
 */
export function Time({ at, full = false, still = false }) {
  const zone = useStore((state) => state.session?.zone ?? UTC);
  if (!at) return html`<span class="quiet">–</span>`;
  const millis = Date.parse(at);
  const today = day(millis, zone) === day(Date.now(), zone);
  const utc = `${dayAndTime(millis, UTC)} UTC`;
  return html`<time class="moment" datetime=${at} title=${utc} data-utc=${utc} tabindex=${still ? undefined : 0}
    >${full || !today ? dayAndTime(millis, zone) : timeOfDay(millis, zone)}<span class="aloud"> ${zoneName(millis, zone)}, ${utc}</span></time
  >`;
}

/** How long ago; ticks. @param {{at: string}} props */
export function Age({ at }) {
  const now = useNow();
  const utc = `${dayAndTime(Date.parse(at), UTC)} UTC`;
  return html`<time class="age" datetime=${at} title=${utc}>${age(now - Date.parse(at))}</time>`;
}

/** Time left; ticks, and turns urgent. @param {{until: ?string, word: string}} props */
export function Countdown({ until, word }) {
  const now = useNow();
  const left = countdown(until, now);
  if (!left) return null;
  return html`<span class=${`countdown ${left.urgent ? 'urgent' : ''}`} title=${`${word} at ${dayAndTime(Date.parse(until), UTC)} UTC`}
    ><span class="quiet">${word} </span>${left.text}</span
  >`;
}
