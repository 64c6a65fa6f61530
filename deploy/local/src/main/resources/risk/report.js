(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const study = report.study;
  const fixed = (value, digits) => typeof value === 'number' ? value.toFixed(digits) : '–';
  const interval = (of, digits, scale = 1, sign = false) => {
    const told = value => typeof value === 'number'
        ? (sign && value > 0 ? '+' : '') + (scale * value).toFixed(digits) : '–';
    return `${told(of.value)} [${told(of.lower)}, ${told(of.upper)}]`;
  };

  function head() {
    say('recording', `${study.name}: incidents of ${study.targets.join(', ')}, foretold by ${study.sources.join(', ')}`);
    say('windows', `Fitted ${study.fitFrom} to ${study.fitTo}${study.fitWithout ? ' without ' + study.fitWithout : ''} (${fixed(study.fitDays, 0)} covered days, ${integer.format(study.fitEvents)} incidents), `
        + `held out ${study.testFrom} to ${study.testTo} (${fixed(study.testDays, 0)} covered days, ${study.testWeeks} weeks, `
        + `${integer.format(study.testEvents)} incidents), ${study.zone}`);
    say('domain', `${integer.format(study.cells)} cells, ${fixed(study.squareKilometres, 1)} km²: ${study.domain}`);
    say('measures-note', `95 % intervals: weeks drawn ${integer.format(study.draws)} times, seed ${study.seed}. `
        + 'Frozen weights; the running level multiplies them by what the last 56 days show.');
    say('quiet-note', `Without ${study.holidays}: ${integer.format(study.testHolidayEvents)} incidents fewer.`);
  }

  function measures(id, which) {
    const columns = numbers(['rates', 'LL/event [95 %]', 'with running level', 'AUC [95 %]', 'hit % at 0.5 %', 'at 1 % [95 %]', 'at 2 %', 'at 5 %', 'at 10 %']);
    document.getElementById(id).append(table(columns, report.rows.map(row => {
      const of = row[which];
      return [row.name, interval(of.LL_PER_EVENT, 3), interval(of.LL_PER_EVENT_LEVELLED, 3), interval(of.AUC, 3),
        fixed(100 * of.HIT_HALF_PERCENT.value, 1), interval(of.HIT_1_PERCENT, 1, 100), fixed(100 * of.HIT_2_PERCENT.value, 1),
        fixed(100 * of.HIT_5_PERCENT.value, 1), fixed(100 * of.HIT_10_PERCENT.value, 1)];
    })));
  }

  function onePercent() {
    const columns = numbers(['rates', 'PAI [95 %]', 'n of N', 'weekly PAI [95 %]', 'n of N', 'best n', 'PEI [95 %]']);
    document.getElementById('counts').append(table(columns, report.rows.map(row => {
      const of = row.counts;
      return [row.name, interval(row.measures.PAI, 1), `${fixed(of.caught, 0)} of ${fixed(of.events, 0)}`,
        interval(row.measures.WEEKLY_PAI, 1), `${fixed(of.weekCaught, 0)} of ${fixed(of.weekEvents, 0)}`, fixed(of.weekBest, 0),
        interval(row.measures.WEEKLY_PEI, 2)];
    })));
    const area = study.squareKilometres;
    document.getElementById('counts').append(element('p', `a = ${fixed(area / 100, 2)} km², A = ${fixed(area, 1)} km².`, 'note'));
  }

  function differences() {
    const columns = numbers(['rates', 'nats per incident [95 %]', 'with running level', 'without holidays', 'hit at 1 %, points [95 %]', 'against']);
    document.getElementById('differences').append(table(columns, report.rows.flatMap(row => row.differences.map(each =>
      [row.name, interval(each.logLikelihood, 3, 1, true), interval(each.levelled, 3, 1, true), interval(each.quietLogLikelihood, 3, 1, true), interval(each.hit, 1, 100, true), each.against]))));
  }

  function calibration() {
    const columns = numbers(['rates', 'Brier', 'skill % [95 %]', 'ECE', 'expected/observed, frozen', 'with running level']);
    document.getElementById('calibration').append(table(columns, report.rows.map(row => [row.name, fixed(row.measures.BRIER.value, 6),
      interval(row.measures.BRIER_SKILL, 2, 100), fixed(row.measures.CALIBRATION_ERROR.value, 5),
      interval(row.measures.EXPECTED_TO_OBSERVED, 3), interval(row.measures.EXPECTED_TO_OBSERVED_LEVELLED, 3)])));
  }

  // Pale to dark, by the square root: most cells are quiet.
  function shade(share) {
    const mix = (from, to) => Math.round(from + (to - from) * Math.sqrt(share));
    return `rgb(${mix(238, 128)}, ${mix(243, 0)}, ${mix(247, 38)})`;
  }

  function map(id, value, told) {
    const cells = report.map.cells;
    const most = Math.max(...cells.map(value));
    const middle = cells[0].corners[0];
    const shrink = Math.cos(middle[0] * Math.PI / 180);
    const project = ([latitude, longitude]) => [(((longitude - middle[1] + 540) % 360) - 180) * shrink * 1000, (middle[0] - latitude) * 1000];
    const points = cells.map(cell => cell.corners.map(project));
    const xs = points.flat().map(point => point[0]);
    const ys = points.flat().map(point => point[1]);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const svgName = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(svgName, 'svg');
    svg.setAttribute('viewBox', `${left} ${top} ${Math.max(...xs) - left} ${Math.max(...ys) - top}`);
    svg.setAttribute('width', '100%');
    cells.forEach((cell, i) => {
      const shape = document.createElementNS(svgName, 'polygon');
      shape.setAttribute('points', points[i].map(point => point.map(number => number.toFixed(3)).join(',')).join(' '));
      shape.setAttribute('fill', shade(most ? value(cell) / most : 0));
      const title = document.createElementNS(svgName, 'title');
      title.textContent = `${cell.cell}: ${told(cell)}`;
      shape.append(title);
      svg.append(shape);
    });
    document.getElementById(id).append(svg);
    return most;
  }

  function maps() {
    const told = cell => `${decimal.format(cell.expectedPerDay)} expected per day, ${integer.format(cell.observed)} observed in all`;
    const most = map('expected-map', cell => cell.expectedPerDay, told);
    say('expected-note', `Mean of the daily forecasts of "${report.map.row}"; darkest: ${decimal.format(most)}.`);
    say('observed-note', `Incidents of the held-out days; darkest: ${integer.format(map('observed-map', cell => cell.observed, told))}.`);
  }

  function lines(id, points, axes, more) {
    const datasets = report.rows.map((row, i) => ({label: row.name, data: points(row), borderColor: colours[i % colours.length],
      backgroundColor: colours[i % colours.length], borderWidth: 1.5, pointRadius: 2, borderDash: i < colours.length ? [] : [4, 3],
      hidden: report.rows.length > 6 && i % 2 === 1 && row.name !== report.map.row}));
    new Chart(canvas(id, 460), {type: 'line', data: {datasets: [...datasets, ...more]},
      options: {animation: false, maintainAspectRatio: false, parsing: false,
        plugins: {legend: {position: 'bottom', labels: {boxWidth: 10, font: {size: 10}}}}, scales: axes}});
  }

  function gain() {
    lines('gain', row => row.gain.map(point => ({x: 100 * point.area, y: 100 * point.hit})), {
      x: {type: 'logarithmic', min: 0.1, max: 100, title: {display: true, text: '% of the area (logarithmic)'}},
      y: {min: 0, max: 100, title: {display: true, text: '% of the incidents'}}}, []);
  }

  function reliability() {
    const told = report.rows.map(row => row.reliability.filter(point => point.happened >= 5));
    const all = told.flat().flatMap(point => [point.probability, point.frequency]);
    if (!all.length) return none('reliability');
    const [least, most] = [Math.min(...all) / 1.5, Math.max(...all) * 1.5];
    lines('reliability', row => told[report.rows.indexOf(row)].map(point => ({x: point.probability, y: point.frequency})), {
      x: {type: 'logarithmic', min: least, max: most, title: {display: true, text: 'probability'}},
      y: {type: 'logarithmic', min: least, max: most, title: {display: true, text: 'frequency'}}},
    [{label: 'equal', data: [{x: least, y: least}, {x: most, y: most}], borderColor: '#5d6b7a', borderDash: [2, 4], pointRadius: 0}]);
  }

  function weights() {
    const box = document.getElementById('weights');
    report.rows.filter(row => row.weights.length).forEach(row => {
      const terms = new Map();
      row.weights.forEach(weight => {
        const key = `${weight.source} ${weight.age}`;
        if (!terms.has(key)) terms.set(key, [weight.source, weight.age]);
        terms.get(key).push(fixed(weight.children, 3));
      });
      const rings = Math.max(...row.weights.map(weight => weight.ring)) + 1;
      const columns = [{title: 'source'}, {title: 'age'}, ...[...Array(rings).keys()].map(ring => ({title: `ring ${ring}`, number: true}))];
      const fold = element('details');
      fold.open = row.name === report.map.row;
      fold.append(element('summary', `${row.name}: base ${decimal.format(row.basePerDay)} per cell and day`), table(columns, [...terms.values()]));
      box.append(fold);
    });
  }

  function leftOut() {
    document.getElementById('left-out').append(table([{title: 'what'}, {title: 'how much'}], [
      ['held-out incidents outside the domain', integer.format(study.testOutside)],
      ['held-out incidents at times that are not covered', integer.format(study.testUncovered)],
      ['incidents of the whole recording', counts(study.incidents)],
      ['follow-ups: reports of the same incident, up to 30 min and one ring away', counts(study.followUps)],
      ['observations that are no events', counts(study.leftOut)],
      ['runs of the recording without a gap', integer.format(study.runs)]]));
  }

  head();
  measures('measures', 'measures');
  measures('quiet-measures', 'quietMeasures');
  onePercent();
  differences();
  maps();
  gain();
  reliability();
  calibration();
  weights();
  leftOut();
})();
