import { byChance, bytes, number, percent, place, signed } from '/page/app/model/amounts.js';
import { rank, spoken } from '/page/app/model/vocabulary.js';
import { same, story } from './stories.js';

story('numbers as a person reads them', () => {
  same([0.7, 0.041, 0.0004, 0, null].map(percent), ['70 %', '4.1 %', '< 0.1 %', '0 %', '–']);
  same([1234, 12.345, 0.004, 0, null, 0.00002].map(number), ['1,234', '12.3', '0.004', '0', '–', '2.0e-5']);
  same([1.2, -0.351].map(signed), ['+1.20', '−0.35']);
  same([2.5, 0.02, 0.5, 0.0001].map(byChance), ['2.5 times an hour', 'once in 2 days', 'once in 2 hours', 'once in 417 days']);
  same([999, 412_000, 1_240_000].map(bytes), ['999 B', '412 kB', '1.2 MB']);
  same(place(37.80437, -122.2708), '37.8044, −122.2708');
});

story('codes as a person says them, severities by rank', () => {
  same([spoken('SHOTS_FIRED'), spoken(null)], ['Shots fired', '']);
  same(['EXTREME', 'MINOR', 'UNKNOWN'].map(rank), [0, 3, 4]);
});
