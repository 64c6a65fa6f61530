import { set } from './store.js';
import { parseRoute } from '../model/routes.js';

/** The address bar decides what is shown: every view can be sent as a link. */
export function followAddress() {
  // A link with a plain path leads to the same place.
  if (location.pathname !== '/') location.replace(`/#${location.pathname}`);
  addEventListener('hashchange', () => {
    const route = parseRoute(location.hash);
    set(route.view === 'alert' ? { route, selected: route.id } : { route });
  });
}

/** The same view with other settings, without a step in the browser's history. @param {string} address */
export function replaceAddress(address) {
  history.replaceState(null, '', address);
  set({ route: parseRoute(location.hash) });
}
