/**
 * Addresses within the page: '#/risk?clock=next' is {view: 'risk', id: null, query: {clock: 'next'}}.
 *
 * @typedef {{view: string, id: ?string, query: Record<string, string>}} Route
 */

export const VIEWS = {
  queue: 'Queue',
  risk: 'Risk',
  history: 'History',
  handover: 'Handover',
  load: 'Load',
  suppressions: 'Suppress',
  rules: 'Rules',
  health: 'Health',
  reports: 'Reports',
  accounts: 'Accounts',
};

const UNLISTED = ['alert', 'password'];

/** @param {string} hash @returns {Route} an unknown address leads to the queue */
export function parseRoute(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, id = null] = path.split('/', 2);
  const known = view in VIEWS || UNLISTED.includes(view);
  return known
    ? { view, id: id && decoded(id), query: Object.fromEntries(new URLSearchParams(query)) }
    : { view: 'queue', id: null, query: {} };
}

/** @param {string} view @param {?string} [id] @param {Record<string, ?string>} [query] empty values are left out */
export function address(view, id = null, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(Object.fromEntries(kept)).toString();
  return `#/${view}${id ? `/${encodeURIComponent(id)}` : ''}${search ? `?${search}` : ''}`;
}

/** Which entry of the menu is the current one. @param {Route} route */
export const menuEntry = (route) => (route.view === 'alert' ? 'queue' : route.view);

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
