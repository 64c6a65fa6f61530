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
    return () => before?.isConnected && before.focus?.();
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
