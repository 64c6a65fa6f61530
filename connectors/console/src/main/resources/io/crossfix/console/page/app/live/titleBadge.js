import { get, subscribe } from './store.js';
import { matching, waitingForAnswer } from '../model/filters.js';
import { VIEWS, menuEntry } from '../model/routes.js';

/** '(3) Crossfix': how many wait for an answer, also in a tab that nobody looks at. */
export function badgeTitle() {
  const write = () => {
    const { alerts, desk, connection, route, session } = get();
    const waiting = session ? waitingForAnswer(matching([...alerts.values()], { desk })).length : 0;
    const view = menuEntry(route) === 'queue' ? '' : ` · ${VIEWS[menuEntry(route)] ?? 'Password'}`;
    const lost = session && connection.state === 'lost' ? '! ' : '';
    const title = `${lost}${waiting ? `(${waiting}) ` : ''}Crossfix${view}`;
    if (document.title !== title) document.title = title;
  };
  write();
  subscribe(write);
}
