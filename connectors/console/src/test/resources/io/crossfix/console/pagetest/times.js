import { age, countdown, day, fromField, offset, span, timeOfDay, toField, zoneName } from '/page/app/model/times.js';
import { same, story } from './stories.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const LOS_ANGELES = 'America/Los_Angeles';

story('an age grows from seconds to days', () => {
  same(
    [0, 999, 42 * SECOND, 59_999, MINUTE, 59 * MINUTE, HOUR, 2 * HOUR + 5 * MINUTE, 23 * HOUR, 49 * HOUR].map(age),
    ['now', 'now', '42 s', '59 s', '1 min', '59 min', '1 h 00', '2 h 05', '23 h 00', '2 d'],
  );
});

story('a countdown is urgent in its last thirty seconds and ends at now', () => {
  const now = Date.parse('2026-11-27T03:00:00Z');
  same(countdown(null, now), null);
  same(countdown('2026-11-27T03:01:05Z', now), { text: '1:05', urgent: false, over: false });
  same(countdown('2026-11-27T03:00:30Z', now), { text: '0:30', urgent: true, over: false });
  same(countdown('2026-11-27T03:00:00Z', now), { text: 'now', urgent: true, over: true });
});

story('a started second counts, hours only when there are any', () => {
  same([1, 61 * SECOND, HOUR, HOUR + 61 * SECOND].map(span), ['0:01', '1:01', '1:00:00', '1:01:01']);
});

story('before and after the anchor', () => {
  same([-290 * SECOND, 0, 999, 7_400].map(offset), ['−4:50', '0:00', '0:00', '+0:07']);
});

story('a moment is told in the city’s zone, in winter and in summer', () => {
  const winter = Date.parse('2026-11-27T03:12:45Z');
  same([day(winter, LOS_ANGELES), timeOfDay(winter, LOS_ANGELES), zoneName(winter, LOS_ANGELES)], ['2026-11-26', '19:12:45', 'PST']);
  same(zoneName(Date.parse('2026-07-01T03:00:00Z'), LOS_ANGELES), 'PDT');
  same(timeOfDay(Date.parse('2026-11-27T00:00:00Z'), 'UTC'), '00:00:00');
});

story('a typed time of day becomes the moment that it names in the city', () => {
  same(new Date(fromField('2026-11-26T19:12', LOS_ANGELES)).toISOString(), '2026-11-27T03:12:00.000Z');
  same(Number.isNaN(fromField('', LOS_ANGELES)), true);
});

story('typing what was shown gives the same moment back, also around both changes of the clock', () => {
  for (const around of ['2026-03-08T10:00:00Z', '2026-11-01T09:00:00Z', '2026-06-01T00:00:00Z']) {
    for (let quarter = -20; quarter <= 20; quarter++) {
      const at = Date.parse(around) + quarter * 15 * MINUTE;
      const field = toField(at, LOS_ANGELES);
      same(toField(fromField(field, LOS_ANGELES), LOS_ANGELES), field);
    }
  }
});
