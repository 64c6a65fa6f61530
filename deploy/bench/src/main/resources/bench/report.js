(() => {
  const results = JSON.parse(document.getElementById('data').textContent);
  const percentiles = ['p50', 'p90', 'p99', 'p999', 'max'];
  let made = 0;

  // A section of its own, with room for a plot.
  function section(title, note) {
    const box = element('section');
    const plot = element('div', undefined, 'plot');
    plot.id = `plot-${made++}`;
    box.append(element('h2', title), element('p', note, 'note'), plot);
    document.getElementById('plots').append(box);
    return plot.id;
  }

  function bars(title, note, labels, sets, unit, logarithmic) {
    new Chart(canvas(section(title, note), 320), {type: 'bar',
      data: {labels, datasets: sets.map((set, i) => ({label: set.name, data: set.values, backgroundColor: colours[i % colours.length]}))},
      options: {animation: false, maintainAspectRatio: false,
        scales: {y: {type: logarithmic ? 'logarithmic' : 'linear', title: {display: true, text: unit}}}}});
  }

  function lines(title, note, sets, x, y) {
    new Chart(canvas(section(title, note), 320), {type: 'line',
      data: {datasets: sets.map((set, i) => ({label: set.name, data: set.points, borderColor: colours[i % colours.length], backgroundColor: colours[i % colours.length]}))},
      options: {animation: false, maintainAspectRatio: false,
        scales: {x: {type: 'linear', title: {display: true, text: x}}, y: {beginAtZero: true, title: {display: true, text: y}}}}});
  }

  function fusion({content: of}) {
    const counted = of.passes.filter(pass => pass.number > 0);
    const jobs = [...new Set(counted.map(pass => pass.job))];
    bars(`fusion-1, ${of.profile}, ${integer.format(of.arrivals)} arrivals a pass`, `To be found: ${of.expected}. ${counted.every(pass => !pass.missing.length && !pass.extra.length) ? 'All passes exact.' : 'NOT ALL EXACT.'}`,
      [...new Set(counted.map(pass => pass.number))].map(number => `pass ${number}`),
      jobs.map(job => ({name: job, values: counted.filter(pass => pass.job === job).map(pass => pass.usage.cpuMicrosPerObservation)})),
      'microseconds of processor time per observation', true);
  }

  function latencies(all) {
    bars('From append to what a reader sees', 'Alerts of Crossfix; lines of the plain job.', percentiles,
      all.map(({content: of}) => ({name: `${of.job}, ${integer.format(of.rate)}/s`,
        values: percentiles.map(p => of.latency.find(row => /append.*alert/.test(row.what))?.[p] ?? of.latency[0][p])})),
      'milliseconds', true);
  }

  function hotCell({content: of}) {
    bars(`Alerts elsewhere beside ${integer.format(of.hotRate)} reads a second in one cell`, `At ${integer.format(of.rate)} observations a second in the whole city.`,
      of.rounds.map((_, i) => `round ${i + 1}`),
      ['without', 'with'].flatMap(which => ['p50', 'p99'].map(p => ({name: `${p} ${which}`, values: of.rounds.map(round => round[which][p])}))),
      'milliseconds', true);
  }

  function state({content: of}) {
    const points = value => of.sizes.map(size => ({x: size.bytes / 2 ** 20, y: value(size)}));
    lines('A checkpoint and a start, by state', `Median of checkpoints after 10,000 more observations; start until a thousand are worked off.`, [
      {name: 'checkpoint', points: points(size => [...size.checkpointSeconds].sort((a, b) => a - b)[Math.floor(size.checkpointSeconds.length / 2)])},
      {name: 'start', points: points(size => size.start.working)}], 'MiB of state', 'seconds');
  }

  function backtest({content: of}) {
    bars(`Backtest of ${integer.format(of.observations)} observations`, `${of.planted} planted incidents.`, of.runs.map((_, i) => i ? `run ${i}` : 'warm-up'),
      [{name: 'observations a second', values: of.runs.map(run => of.observations / run.seconds)}], 'observations a second', false);
  }

  // Which command wrote a result shows in what it tells.
  const latency = results.filter(({content: of}) => of.latency && of.planted !== undefined);
  if (latency.length) latencies(latency);
  results.forEach(result => {
    const of = result.content;
    if (of.passes && of.expected) fusion(result);
    else if (of.hotRate) hotCell(result);
    else if (of.sizes) state(result);
    else if (of.runs) backtest(result);
    else if (!latency.includes(result)) document.getElementById('plots').append(element('p', `${result.name}: nothing to draw.`, 'note'));
  });
  const machine = of => `${of.cores} cores, load average ${decimal.format(of.loadAverage)} before, ${of.os}, Java ${of.java}, commit ${of.commit}, ${of.at}`;
  say('machines', results.filter(({content: of}) => of.machine).map(({name, content: of}) => `${name}: ${machine(of.machine)}`).join('; '));
})();
