import { anchorOf, byTime, distance, metresBetween } from '/page/app/model/evidence.js';
import { parsePoints, printPoints } from '/page/app/model/coordinates.js';
import { address, menuEntry, parseRoute } from '/page/app/model/routes.js';
import { scaleFor } from '/page/app/model/scale.js';
import { evidence, same, story } from './stories.js';

story('a degree of latitude is 111.195 km on the sphere', () => {
  same(Math.round(metresBetween({ lat: 37, lon: -122 }, { lat: 38, lon: -122 })), 111_195);
  same([79.6, 994, 1400].map(distance), ['80 m', '994 m', '1.4 km']);
});

story('the anchor lies where the alert lies; of two at one place the earlier', () => {
  const near = evidence({ id: 'near', at: '2026-11-27T03:01:00.000Z' });
  const first = evidence({ id: 'first' });
  const far = evidence({ id: 'far', lat: 37.81, at: '2026-11-27T02:00:00.000Z' });
  same(anchorOf([far, near, first], { lat: 37.8, lon: -122.2 }).id, 'first');
  same(byTime([near, first, far]).map(({ id }) => id), ['far', 'first', 'near']);
  same(anchorOf([], { lat: 0, lon: 0 }), null);
});

story('typed points are read, and the first fault names its line', () => {
  same(parsePoints('37.8, -122.2\n\n37.9;−122.3'), { points: [[-122.2, 37.8], [-122.3, 37.9]], fault: null });
  same(parsePoints('37.8,-122.2\nhere').fault, 'Line 2 is no "latitude, longitude": here');
  same(parsePoints('122.2, 37.8').fault, 'Line 1 is no "latitude, longitude": 122.2, 37.8');
  same(parsePoints('1,1\n2,2', 1).fault, 'At most 1 points, there are 2');
  same(parsePoints(printPoints([[-122.2, 37.8]])).points, [[-122.2, 37.8]]);
});

story('an address leads to its view and back; an unknown one to the queue', () => {
  same(parseRoute('#/alert/ab%2Fc?purpose=audit'), { view: 'alert', id: 'ab/c', query: { purpose: 'audit' } });
  same(address('alert', 'ab/c', { purpose: 'audit', empty: '' }), '#/alert/ab%2Fc?purpose=audit');
  same(parseRoute('#/<script>').view, 'queue');
  same(parseRoute('#/alert/%E0%A4%A').id, '%E0%A4%A');
  same(menuEntry(parseRoute('#/alert/1')), 'queue');
});

story('a probability has fixed classes, a rate is cut under its own highest', () => {
  const fixed = scaleFor([0.9], 'probability');
  same([0, 0.01, 0.09, 0.1, 0.3, 0.99].map(fixed.classOf), [0, 1, 2, 3, 4, 5]);
  const rate = scaleFor([8, 1], 'per hour');
  same(rate.breaks, [0.03, 0.1, 0.3, 1, 3]);
  same(rate.classOf(8), 5);
  same(scaleFor([0.000566], 'per hour').breaks.at(-1), 0.0003);
  same(scaleFor([1], 'per hour').breaks.at(-1), 0.3);
  same(scaleFor([], 'per hour').classOf(0), 0);
});
