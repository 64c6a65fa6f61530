import { useCallback, useEffect, useRef, useState } from '../../lib/standalone.module.js';
import { read } from './api.js';

/**
 * What the server says to a question; asked anew when the question changes, on `again()`, and every so often.
 * While the same path is asked again, the last answer stays.
 *
 * @param {?string} path null asks nothing
 * @param {Record<string, unknown>} [query]
 * @param {number} [everyMillis] 0: only once
 * @returns {{answer: any, fault: ?Error, busy: boolean, again: () => void}}
 */
export function useAsked(path, query = {}, everyMillis = 0) {
  const [result, setResult] = useState({ path, answer: null, fault: null, busy: path !== null });
  const latest = useRef(0);
  const question = JSON.stringify([path, query]);
  const ask = useCallback(() => {
    const turn = ++latest.current;
    if (path === null) return setResult({ path, answer: null, fault: null, busy: false });
    setResult((last) => ({ ...about(path, last), busy: true }));
    const mine = () => turn === latest.current;
    return read(path, query).then(
      (answer) => mine() && setResult({ path, answer, fault: null, busy: false }),
      (fault) => mine() && setResult((last) => ({ ...about(path, last), fault, busy: false })),
    );
  }, [question]);
  useEffect(() => {
    ask();
    const repeat = everyMillis ? setInterval(ask, everyMillis) : null;
    return () => {
      latest.current++;
      clearInterval(repeat);
    };
  }, [ask, everyMillis]);
  return { ...about(path, result), again: ask };
}

/** What was said of another thing is not said of this one. */
const about = (path, last) => (last.path === path ? last : { path, answer: null, fault: null, busy: path !== null });
