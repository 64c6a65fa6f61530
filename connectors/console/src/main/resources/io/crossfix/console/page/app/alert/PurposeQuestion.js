import { html, useState } from '../../lib/standalone.module.js';
import { useStore } from '../live/store.js';
import { Choice } from '../parts/View.js';
import { spoken } from '../model/vocabulary.js';

let lastChosen = '';

/** Outside the review nobody opens evidence without saying what for. @param {{choose: (purpose: string) => void}} props */
export function PurposeQuestion({ choose }) {
  const purposes = useStore((state) => state.session.purposes);
  const [purpose, setPurpose] = useState(purposes.includes(lastChosen) ? lastChosen : purposes[0]);
  const open = (event) => {
    event.preventDefault();
    lastChosen = purpose;
    choose(purpose);
  };
  return html`<form class="block purpose" onSubmit=${open}>
    <h3>Evidence</h3>
    <p>Opening it is recorded with your account and the purpose.</p>
    <div class="inline">
      <${Choice} label="Purpose" value=${purpose} options=${Object.fromEntries(purposes.map((code) => [code, spoken(code)]))} change=${setPurpose} />
      <button type="submit">Open the evidence</button>
    </div>
  </form>`;
}
