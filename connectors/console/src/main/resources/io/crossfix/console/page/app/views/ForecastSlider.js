import { html, useEffect, useRef, useState } from '../../lib/standalone.module.js';
import { serverNow, useStore } from '../live/store.js';
import { dayAndTime } from '../model/times.js';

const LONGEST_HOURS = 168;
const SETTLE_MILLIS = 250;

/** One hour to a week ahead. @param {{hours: number, change: (hours: number) => void}} props */
export function ForecastSlider({ hours, change }) {
  const zone = useStore((state) => state.session.zone);
  const [shown, setShown] = useState(hours);
  const waiting = useRef(null);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const slide = (event) => {
    const chosen = Number(event.target.value);
    setShown(chosen);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => change(chosen), SETTLE_MILLIS);
  };
  return html`<label class="field slider">
    <span>Ahead: <output>${shown < 48 ? `${shown} hours` : `${(shown / 24).toFixed(shown % 24 ? 1 : 0)} days`}</output>, until ${dayAndTime(serverNow() + shown * 3600_000, zone).slice(0, 16)}</span>
    <input type="range" min="1" max=${LONGEST_HOURS} step="1" value=${shown} onInput=${slide} />
  </label>`;
}
