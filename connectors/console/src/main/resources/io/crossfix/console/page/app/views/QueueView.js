import { html, useEffect } from '../../lib/standalone.module.js';
import { AlertPane } from '../alert/AlertPane.js';
import { useAlert, useGrounds, usePurpose } from '../alert/useOpened.js';
import { showing } from '../frame/keys.js';
import { QueueMap } from '../map/QueueMap.js';
import { Queue } from '../queue/Queue.js';

/** Queue, map, alert. @param {{route: import('../model/routes.js').Route}} props */
export function QueueView({ route }) {
  const id = route.view === 'alert' ? route.id : null;
  const opened = useAlert(id);
  const [purpose, choosePurpose] = usePurpose(opened.alert);
  const grounds = useGrounds(opened.alert, purpose);
  const evidence = grounds.answer?.evidence ?? null;
  useEffect(() => showing(opened.alert, evidence), [opened.alert, evidence]);
  useEffect(() => () => showing(null, null), []);
  return html`<main id="main" class="desk-view" tabindex="-1">
    <h1 class="aloud">Queue</h1>
    <${Queue} />
    <${QueueMap} alert=${opened.alert} evidence=${evidence} />
    <${AlertPane} opened=${opened} purpose=${purpose} choosePurpose=${choosePurpose} grounds=${grounds} />
  </main>`;
}
