import { useEffect } from '../../lib/standalone.module.js';
import { post } from './api.js';

/** The server forgets a viewer after 25 seconds. */
const REPEAT_MILLIS = 10_000;

/** Tells the others that this account looks at an alert, for as long as it is shown. @param {?string} id */
export function usePresence(id) {
  useEffect(() => {
    if (!id) return undefined;
    const say = (viewing) => post(`/api/alerts/${encodeURIComponent(id)}/presence`, { viewing }).catch(() => {});
    say(true);
    const repeat = setInterval(() => say(true), REPEAT_MILLIS);
    return () => {
      clearInterval(repeat);
      say(false);
    };
  }, [id]);
}
