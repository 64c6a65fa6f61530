import { get as state, set } from './store.js';

const PATIENCE_MILLIS = 20_000;

/** The server's refusal, with its reason. */
export class Refusal extends Error {
  /** @param {number} status @param {{code?: string, message?: string}} error @param {object} body @param {?string} retryAfter */
  constructor(status, error, body, retryAfter) {
    super(error.message ?? `The server answered ${status}`);
    this.status = status;
    this.code = error.code ?? String(status);
    this.body = body;
    this.retryAfterSeconds = retryAfter ? Number(retryAfter) : null;
  }
}

/** @param {string} path @param {Record<string, unknown>} [query] empty values are left out */
export function read(path, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(kept).toString();
  return ask('GET', search ? `${path}?${search}` : path);
}

/** @param {string} path @param {object} [body] */
export const post = (path, body = {}) => ask('POST', path, body);
/** @param {string} path @param {object} body */
export const put = (path, body) => ask('PUT', path, body);
/** @param {string} path */
export const remove = (path) => ask('DELETE', path);

/** Names one wish, so that asking twice does it once. */
export const requestId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @throws {Refusal} also when nobody answers: status 0 */
async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: headersFor(method),
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MILLIS),
  }).catch(() => {
    throw new Refusal(0, { code: 'unreachable', message: 'The server does not answer. Nothing is known to have been done.' }, {}, null);
  });
  const answer = await bodyOf(response);
  if (response.ok) return answer;
  if (response.status === 401 && state().session) set({ session: null, ended: true });
  throw new Refusal(response.status, answer?.error ?? {}, answer ?? {}, response.headers.get('Retry-After'));
}

function headersFor(method) {
  if (method === 'GET') return { Accept: 'application/json' };
  const csrf = state().session?.csrf;
  return { 'Content-Type': 'application/json', Accept: 'application/json', ...(csrf ? { 'X-CSRF-Token': csrf } : {}) };
}

async function bodyOf(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
