import { get, set } from './store.js';
import { remember } from './preferences.js';
import { rank } from '../model/vocabulary.js';

/** Tones per severity, hertz: the worse, the more and the higher. Made here, no file. */
const TONES = { EXTREME: [880, 660, 880, 660], SEVERE: [784, 622, 784], MODERATE: [622, 523], MINOR: [523] };
const TONE_SECONDS = 0.16;
const VOLUME = 0.25;

/** One alert at a time can be heard; of those that come together, the worst. */
const TOGETHER_MILLIS = 1_200;

let context = null;
let last = { at: 0, rank: Infinity };

/** @param {string} severity */
export function ring(severity) {
  if (get().muted || isDrowned(severity)) return;
  last = { at: Date.now(), rank: rank(severity) };
  context ??= new AudioContext();
  const blocked = context.state === 'suspended';
  if (blocked !== get().soundBlocked) set({ soundBlocked: blocked });
  if (!blocked) (TONES[severity] ?? TONES.MINOR).forEach((hertz, at) => tone(hertz, context.currentTime + at * TONE_SECONDS * 1.4));
}

const isDrowned = (severity) => Date.now() - last.at < TOGETHER_MILLIS && rank(severity) >= last.rank;

/** Browsers let a page sound only after a key or a click; from the first one on it may. */
export function unlockOnFirstUse() {
  const unlock = () => {
    context ??= new AudioContext();
    context.resume().then(() => set({ soundBlocked: false }), () => {});
  };
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, unlock, { once: true, capture: true });
}

export function toggleMute() {
  const muted = !get().muted;
  remember('muted', muted ? 'yes' : 'no');
  set({ muted });
  if (!muted) ring('MINOR');
}

function tone(hertz, at) {
  const oscillator = new OscillatorNode(context, { frequency: hertz, type: 'triangle' });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.linearRampToValueAtTime(VOLUME, at + 0.02);
  gain.gain.setValueAtTime(VOLUME, at + TONE_SECONDS - 0.04);
  gain.gain.linearRampToValueAtTime(0, at + TONE_SECONDS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_SECONDS);
}
