import { html, useEffect, useRef } from '../../lib/standalone.module.js';

let count = 0;

/**
 * A modal dialog of the browser's own kind: it keeps the focus inside, Escape cancels, and the focus returns to where it was.
 *
 * @param {{title: string, close: () => void, children: any, wide?: boolean, onKeyDown?: (event: KeyboardEvent) => void}} props
 */
export function Dialog({ title, close, children, wide = false, onKeyDown }) {
  const dialog = useRef(null);
  const id = useRef(`dialog-${++count}`);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    return () => back(before).focus?.();
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    close();
  };
  return html`<dialog ref=${dialog} class=${wide ? 'wide' : ''} aria-labelledby=${id.current} onCancel=${cancel} onKeyDown=${onKeyDown}>
    <h2 id=${id.current}>${title}</h2>
    ${children}
  </dialog>`;
}

/** Where the focus was; where that is gone, the row that is selected now, or the content. */
const back = (before) =>
  (before?.isConnected && before !== document.body ? before : null) ?? document.querySelector('.row[tabindex="0"]') ?? document.querySelector('#main') ?? document.body;
