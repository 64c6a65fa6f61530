/** What this browser remembers of the desk's habits: nothing about a person, nothing about an alert. */

const DEFAULTS = { theme: 'dark', muted: 'no', keys: 'on', order: 'urgency', desk: '' };

/** @param {keyof typeof DEFAULTS} name @returns {string} */
export function remembered(name) {
  try {
    return localStorage.getItem(`crossfix.${name}`) ?? DEFAULTS[name];
  } catch {
    return DEFAULTS[name];
  }
}

/** @param {keyof typeof DEFAULTS} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(`crossfix.${name}`, value);
  } catch {
    // Storage is switched off: it holds until the page is closed.
  }
}
