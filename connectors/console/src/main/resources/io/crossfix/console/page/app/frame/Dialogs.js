import { html } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { ReviewDialog } from '../alert/ReviewDialog.js';
import { HelpDialog } from './HelpDialog.js';

/** At most one dialog is open. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  if (dialog?.kind === 'review') return html`<${ReviewDialog} key=${dialog.draft.requestId} draft=${dialog.draft} />`;
  if (dialog?.kind === 'help') return html`<${HelpDialog} />`;
  return null;
}
