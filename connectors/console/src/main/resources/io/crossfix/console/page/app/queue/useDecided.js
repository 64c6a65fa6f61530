import { useEffect } from '../../lib/standalone.module.js';
import { set, useStore } from '../live/store.js';
import { read } from '../live/api.js';
import { sayFault } from '../live/messages.js';

const LATEST = 100;

/** The stream brings what is open; what was decided before is asked for when its lane is opened. */
export function useDecided() {
  const lane = useStore((state) => state.lane);
  useEffect(() => {
    if (lane !== 'DECIDED') return;
    read('/api/alerts', { state: 'decided', sort: 'newest', limit: LATEST }).then(
      ({ alerts }) => set((state) => ({ alerts: new Map([...alerts.map((one) => [one.id, one]), ...state.alerts]) })),
      sayFault,
    );
  }, [lane]);
}
