import { useEffect, useState } from '../../lib/standalone.module.js';
import { serverNow } from './store.js';

const showing = new Set();
let ticking = null;

/** The server's clock, drawn anew every second; one timer for the whole page. @returns {number} milliseconds */
export function useNow() {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    showing.add(setNow);
    ticking ??= setInterval(tick, 1000);
    return () => {
      showing.delete(setNow);
      if (showing.size === 0) {
        clearInterval(ticking);
        ticking = null;
      }
    };
  }, []);
  return now;
}

function tick() {
  const now = serverNow();
  for (const show of [...showing]) show(now);
}
