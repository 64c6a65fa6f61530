(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const sets = report.against ? [['A', report.rules], ['B', report.against]] : [['', report.rules]];

  function lift(figures) {
    if (figures.note) return figures.note;
    if (figures.ratio === null) return `at least ${decimal.format(figures.lower)} (none by chance)`;
    return `${decimal.format(figures.ratio)} [${decimal.format(figures.lower)}, ${decimal.format(figures.upper)}]`;
  }

  function share(figures) {
    if (!figures || figures.share === null) return 'unknown';
    const percent = value => integer.format(100 * value);
    return `${percent(figures.share)} % [${percent(figures.lower)}, ${percent(figures.upper)}], ${figures.count} of ${figures.of}`;
  }

  function head() {
    const all = report.recording;
    say('recording', `${all.name}, ${all.from} to ${all.to} ${all.zone}`);
    say('observations', `${counts(all.observations)} observations of ${integer.format(all.rows)} rows; `
        + `${all.coveredDays} days, ${integer.format(all.coveredHours)} hours covered`);
    say('truth', `${report.truth[0].toUpperCase()}${report.truth.slice(1)}.`);
  }

  function rules() {
    const columns = [{title: 'rule'}, {title: 'version'}, {title: 'mode'}, {title: 'anchors', number: true},
      {title: 'matches', number: true}, {title: 'lift over chance [95 %]'}, {title: 'matches / by chance'},
      {title: 'precision [95 %]'}, {title: 'recall [95 %]'}, {title: 'degraded', number: true}];
    sets.forEach(([letter, set]) => {
      const rows = set.rules.map(rule => [rule.rule, rule.version, rule.mode, integer.format(rule.anchors),
        integer.format(rule.matches), lift(rule.lift),
        rule.lift.exposure ? `${rule.lift.matches} of ${integer.format(rule.lift.exposure)} / `
            + `${rule.lift.chanceMatches} of ${integer.format(rule.lift.chanceExposure)}` : '',
        share(rule.labels && rule.labels.precision), share(rule.labels && rule.labels.recall), integer.format(rule.degraded)]);
      const alerts = set.alerts;
      const box = document.getElementById('rules');
      box.append(table(columns, rows, `${letter ? letter + ': ' : ''}${set.name}`));
      box.append(element('p', `${integer.format(alerts.total)} alerts, ${decimal.format(alerts.perOperatorHour)} per operator-hour; `
          + `most in ten minutes ${alerts.mostInTenMinutes}${alerts.mostFrom ? ' from ' + alerts.mostFrom : ''}.`, 'note'));
    });
  }

  function stacked(id, which) {
    const series = [];
    sets.forEach(([letter, set]) => Object.entries(set[which].byRule).forEach(([rule, values]) =>
      series.push({label: letter ? `${letter}: ${rule}` : rule, data: values, stack: letter})));
    if (!series.length) return none(id);
    series.forEach((each, i) => { each.backgroundColor = colours[i % colours.length]; each.categoryPercentage = 0.95; each.barPercentage = 1; });
    const labels = report.rules[which].labels;
    const axes = {x: {stacked: true, grid: {display: false}, ticks: {maxTicksLimit: 16, maxRotation: 0}},
      y: {stacked: true, beginAtZero: true, ticks: {precision: 0}}};
    const blank = series[0].data.map(count => count === null ? 1 : null);
    if (blank.includes(1)) {
      // Where nothing was recorded nothing is known: not the same as no match.
      series.push({label: 'not recorded', data: blank, stack: 'blank', yAxisID: 'blank', backgroundColor: '#e6eaef', grouped: false,
        categoryPercentage: 1, barPercentage: 1});
      axes.blank = {display: false, min: 0, max: 1};
    }
    const height = 300;
    new Chart(canvas(id, height), {type: 'bar', data: {labels, datasets: series},
      options: {animation: false, maintainAspectRatio: false, plugins: {legend: {position: 'bottom'}},
        scales: axes}});
  }

  function lifts() {
    const rows = sets.flatMap(([letter, set]) => set.rules.filter(rule => !rule.lift.note)
        .map(rule => ({name: letter ? `${letter}: ${rule.rule}` : rule.rule, lift: rule.lift})));
    if (!rows.length) return none('lift');
    const top = 3 * Math.max(10, ...rows.map(row => row.lift.upper || row.lift.lower));
    const floor = 0.3 * Math.min(1, ...rows.map(row => row.lift.lower || 1));
    const within = value => Math.min(top, Math.max(floor, value));
    intervals('lift', rows.map(row => ({name: row.name, told: lift(row.lift), value: row.lift.ratio === null ? null : within(row.lift.ratio),
      interval: [within(row.lift.lower), within(row.lift.upper === null ? top : row.lift.upper)]})),
    {type: 'logarithmic', min: floor, max: top, title: {display: true, text: 'lift (logarithmic)'},
      grid: {color: context => context.tick && context.tick.value === 1 ? '#b03a5b' : '#e6eaef'},
      ticks: {callback: value => Number.isInteger(Math.log10(value)) ? decimal.format(value) : ''}});
  }

  function areas() {
    const most = Math.max(0, ...sets.flatMap(([, set]) => set.areas.map(area => area.matches)));
    if (!most) return none('areas');
    const datasets = sets.map(([letter, set], i) => ({label: letter || 'matches', backgroundColor: colours[i] + '88',
      borderColor: colours[i], data: set.areas.map(area => ({x: area.longitude, y: area.latitude,
        r: 3 + 20 * Math.sqrt(area.matches / most), area}))}));
    new Chart(canvas('areas', 300), {type: 'bubble', data: {datasets},
      options: {animation: false, maintainAspectRatio: false,
        plugins: {legend: {display: sets.length > 1, position: 'bottom'}, tooltip: {callbacks: {
          label: item => `${item.raw.area.cell}: ${counts(item.raw.area.byRule)}`}}},
        scales: {x: {title: {display: true, text: 'longitude'}, grace: '8%', ticks: {maxTicksLimit: 6}},
          y: {title: {display: true, text: 'latitude'}, grace: '8%', ticks: {maxTicksLimit: 6}}}}});
  }

  function differences() {
    const all = report.differences;
    if (!all) return;
    document.getElementById('comparison').hidden = false;
    const columns = [{title: 'rule'}, {title: 'only A', number: true}, {title: 'only B', number: true},
      {title: 'both alike', number: true}, {title: 'both, different', number: true}];
    const row = (rule, of) => [rule, ...[of.onlyA, of.onlyB, of.same, of.different].map(count => integer.format(count))];
    document.getElementById('overlap').append(table(columns,
        [...Object.entries(all.byRule).map(([rule, of]) => row(rule, of)), row('all rules', all.total)]));
    const total = all.total.onlyA + all.total.onlyB + all.total.different;
    say('differing-note', total ? `The first ${all.differing.length} of ${integer.format(total)} differing matches; the JSON report lists all.` : 'No match differs.');
    if (!total) return;
    const where = {ONLY_A: 'only A', ONLY_B: 'only B', BOTH: 'both'};
    document.getElementById('differing').append(table(
        [{title: 'where'}, {title: 'rule'}, {title: 'anchor'}, {title: 'time'}, {title: 'place'}, {title: 'reason'}],
        all.differing.map(match => [where[match.where], match.rule, match.anchor, match.at,
          `${match.latitude.toFixed(5)} ${match.longitude.toFixed(5)}`,
          match.where === 'BOTH' ? `A: ${match.reasonA} / B: ${match.reasonB}` : match.reasonA || match.reasonB])));
  }

  function leftOut() {
    const all = report.recording;
    const speed = report.speed;
    const rows = [['rows filtered', counts(all.filtered)], ['rows rejected', counts(all.rejected)],
      ['observations refused at the door', counts(all.refused)]];
    sets.forEach(([letter, set]) => {
      const of = letter ? ` (${letter})` : '';
      rows.push([`limits met${of}`, Object.entries(set.degraded).map(([what, count]) => `${what}: ${count} matches`).join('; ') || 'none']);
      rows.push([`conditions that could not be evaluated${of}`, counts(set.failedConditions)]);
    });
    rows.push(['speed', `${integer.format(speed.firstRunPerSecond)} observations/s in the first run, `
      + `${integer.format(speed.withDecodingPerSecond)} with reading and decoding, ${integer.format(speed.allRunsPerSecond)} over all ${speed.runs} runs; `
      + `${speed.parallelism} subtasks on ${speed.processors} processors`], ['engine', speed.state]);
    document.getElementById('left-out').append(table([{title: 'what'}, {title: 'how much'}], rows));
  }

  head();
  rules();
  lifts();
  stacked('per-day', 'perDay');
  stacked('per-hour', 'perHour');
  areas();
  differences();
  leftOut();
})();
