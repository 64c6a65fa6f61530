/** Words, ranks and shapes for what the records name. Shapes are paths in a box of 24 by 24. */

export const SEVERITIES = ['EXTREME', 'SEVERE', 'MODERATE', 'MINOR'];

/** Octagon, triangle, diamond, circle: told apart without colour. */
export const SEVERITY_SHAPES = {
  EXTREME: 'M8 2h8l6 6v8l-6 6H8l-6-6V8z',
  SEVERE: 'M12 2.5L23 21.5H1z',
  MODERATE: 'M12 1.5L22.5 12 12 22.5 1.5 12z',
  MINOR: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
};

export const KINDS = ['GUNSHOT', 'CALL', 'CAMERA', 'PLATE'];

/** Burst, speech bubble, camera, plate. */
export const KIND_SHAPES = {
  GUNSHOT: 'M12 1l2.6 6.2L20.6 4l-2.4 6.2 5 3-5.8 1.6 1.6 6.4-5-3.6L12 23l-2-5.4-5 3.6 1.6-6.4-5.8-1.6 5-3L3.4 4l6 3.2z',
  CALL: 'M3 3h18a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1h-9l-6 5v-5H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z',
  CAMERA: 'M2 6h13a1 1 0 0 1 1 1v3l6-4v12l-6-4v3a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z',
  PLATE: 'M2 6h20a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z',
};

export const KIND_WORDS = { GUNSHOT: 'Gunshot', CALL: 'Call', CAMERA: 'Camera', PLATE: 'Plate read' };

export const STATUS_WORDS = {
  RAISED: 'New',
  ESCALATED: 'Escalated',
  ACKNOWLEDGED: 'Acknowledged',
  CONFIRMED: 'Confirmed',
  DISMISSED: 'Dismissed',
  RETRACTED: 'Retracted',
  MERGED: 'Merged',
  EXPIRED: 'Expired',
};

const OPEN = new Set(['RAISED', 'ESCALATED', 'ACKNOWLEDGED']);

/** @param {import('./types.js').Alert} alert */
export const isOpen = (alert) => OPEN.has(alert.status);

/** Nobody has answered yet. @param {import('./types.js').Alert} alert */
export const isUnanswered = (alert) => alert.status === 'RAISED' || alert.status === 'ESCALATED';

/** 0 is the worst. @param {string} severity */
export const rank = (severity) => {
  const at = SEVERITIES.indexOf(severity);
  return at < 0 ? SEVERITIES.length : at;
};

/** 'SHOTS_FIRED' as a person says it: 'Shots fired'. @param {?string} code */
export function spoken(code) {
  const words = String(code ?? '').replace(/[_-]/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
