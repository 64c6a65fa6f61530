import { html } from '../../lib/standalone.module.js';
import { set, useStore } from '../live/store.js';
import { remember } from '../live/preferences.js';
import { VIEWS } from '../model/routes.js';
import { Dialog } from '../parts/Dialog.js';
import { GOES, KEYS } from './keys.js';
import { visibleViews } from './Menu.js';

const close = () => set({ dialog: null });
const NAMES = { ArrowDown: '↓', ArrowUp: '↑' };

/** Every key, and a switch for those whose software or hands press keys by chance. */
export function HelpDialog() {
  const keys = useStore((state) => state.keys);
  const views = new Set(visibleViews().map(([view]) => view));
  const toggle = (event) => {
    remember('keys', event.target.checked ? 'on' : 'off');
    set({ keys: event.target.checked });
  };
  return html`<${Dialog} title="Keys" close=${close} wide>
    <div class="help">
      <dl>
        ${KEYS.map(([names, what]) => html`<div><dt>${names.map((name) => html`<kbd>${NAMES[name] ?? name}</kbd> `)}</dt><dd>${what}</dd></div>`)}
        <div><dt><kbd>1</kbd>…<kbd>9</kbd></dt><dd>Choose a reason; <kbd>Enter</kbd> sends, <kbd>Esc</kbd> cancels</dd></div>
      </dl>
      <dl>
        ${Object.entries(GOES).filter(([, view]) => views.has(view)).map(([key, view]) => html`<div><dt><kbd>g</kbd> <kbd>${key}</kbd></dt><dd>${VIEWS[view]}</dd></div>`)}
      </dl>
    </div>
    <p class="quiet">Tab reaches everything. A time shows UTC on hover and on focus.</p>
    <label class="check"><input type="checkbox" checked=${keys} onChange=${toggle} /> Single keys work</label>
    <div class="dialog-foot"><button type="button" class="answer" onClick=${close}>Close <kbd>Esc</kbd></button></div>
  <//>`;
}
