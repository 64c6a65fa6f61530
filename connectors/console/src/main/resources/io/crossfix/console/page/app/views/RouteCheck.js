import { html, useEffect, useState } from '../../lib/standalone.module.js';
import { post } from '../live/api.js';
import { number } from '../model/amounts.js';
import { distance } from '../model/evidence.js';
import { parsePoints, printPoints } from '../model/coordinates.js';
import { Fault } from '../parts/Notice.js';
import { Table } from '../parts/Table.js';

/** How risky a way is: clicked on the map or typed. @param {{points: number[][], setPoints: (points: number[][]) => void}} props */
export function RouteCheck({ points, setPoints }) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState(null);
  const [answer, setAnswer] = useState(null);
  useEffect(() => setText(printPoints(points)), [points]);
  const type = (event) => {
    setText(event.target.value);
    const parsed = parsePoints(event.target.value);
    setFault(parsed.fault ? new Error(parsed.fault) : null);
  };
  const take = () => {
    const parsed = parsePoints(text);
    if (!parsed.fault) setPoints(parsed.points);
  };
  const check = (event) => {
    event.preventDefault();
    const parsed = parsePoints(text);
    if (parsed.fault || parsed.points.length < 2) return setFault(new Error(parsed.fault ?? 'A way has at least two points'));
    setFault(null);
    return post('/api/risk/route', { points: parsed.points, at: null }).then(setAnswer, setFault);
  };
  return html`<section class="block" aria-label="Route check">
    <h2>Route check</h2>
    <form onSubmit=${check}>
      <label class="field"><span>Points: click the map, or one “latitude, longitude” a line</span>
        <textarea rows="4" value=${text} onInput=${type} onBlur=${take} spellcheck="false"></textarea></label>
      <div class="inline">
        <button type="submit">Check the way</button>
        <button type="button" onClick=${() => (setPoints([]), setAnswer(null), setFault(null))}>Clear</button>
      </div>
    </form>
    ${fault && html`<${Fault} fault=${fault} />`}
    ${answer && html`<${Answer} answer=${answer} />`}
  </section>`;
}

const LISTED = 10;

const Answer = ({ answer }) => html`<div role="status">
  ${answer.lines.map((line) => html`<p>${line}</p>`)}
  <${Table} caption="Worst cells on the way" showCaption heads=${['Cell', { text: 'Risk', number: true }, { text: 'Along', number: true }]}
    rows=${worst(answer).map((one) => [html`<span class="id">${one.cell}</span>`, number(one.value), distance(one.metres)])} />
</div>`;

const worst = ({ cells }) => [...cells].sort((a, b) => b.value - a.value).slice(0, LISTED);
