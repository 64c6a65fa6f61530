import { useEffect, useRef } from '../../lib/standalone.module.js';
import { set } from '../live/store.js';

/**
 * When the selected alert leaves the list, the one that takes its place is selected, so that a person works on from there.
 * The opened alert stays what it is.
 *
 * @param {{id: string}[]} alerts
 * @param {?string} selected
 */
export function useSteadySelection(alerts, selected) {
  const place = useRef(-1);
  const ids = alerts.map(({ id }) => id);
  useEffect(() => {
    const at = ids.indexOf(selected);
    if (at < 0 && place.current >= 0 && ids.length > 0) set({ selected: ids[Math.min(place.current, ids.length - 1)] });
    place.current = at;
  }, [ids.join(), selected]);
}
