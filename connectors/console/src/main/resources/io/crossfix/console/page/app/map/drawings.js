import { colour } from '../live/theme.js';
import { KIND_SHAPES, SEVERITY_SHAPES } from '../model/vocabulary.js';

const PIXEL_RATIO = 2;
const SIZE = 30;
const BOX = 24;

/** Symbols drawn here from the same shapes as the lists use. @param {import('../../lib/maplibre-gl.mjs').Map} map */
export function addDrawings(map) {
  for (const [severity, shape] of Object.entries(SEVERITY_SHAPES)) add(map, `severity-${severity}`, shape, colour(severity.toLowerCase()));
  for (const [kind, shape] of Object.entries(KIND_SHAPES)) add(map, `kind-${kind}`, shape, colour(`kind-${kind.toLowerCase()}`));
  add(map, 'sensor', 'M6 6h12v12H6z', colour('map-sensor'));
  add(map, 'sensor-silent', 'M6 3l6 6 6-6 3 3-6 6 6 6-3 3-6-6-6 6-3-3 6-6-6-6z', colour('severe'));
}

function add(map, name, shape, fill) {
  if (map.hasImage(name)) return;
  const pixels = SIZE * PIXEL_RATIO;
  const canvas = Object.assign(document.createElement('canvas'), { width: pixels, height: pixels });
  const pen = canvas.getContext('2d');
  const scale = (pixels - 8) / BOX;
  pen.setTransform(scale, 0, 0, scale, 4, 4);
  const path = new Path2D(shape);
  // A dark rim keeps every colour apart from every hexagon below it.
  pen.lineWidth = 2.6;
  pen.lineJoin = 'round';
  pen.strokeStyle = colour('map-rim');
  pen.stroke(path);
  pen.fillStyle = fill;
  pen.fill(path);
  map.addImage(name, pen.getImageData(0, 0, pixels, pixels), { pixelRatio: PIXEL_RATIO });
}
