import { get, set } from './store.js';
import { remember } from './preferences.js';

export function toggleTheme() {
  const theme = get().theme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  remember('theme', theme);
  set({ theme });
}

/** A colour of the style sheet, for what is drawn on a canvas. @param {string} name without the dashes */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
