(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const percent = value => (100 * value).toFixed(1);
  const short = of => of.share === null ? '–' : `${percent(of.share)} [${percent(of.lower)}, ${percent(of.upper)}]`;
  const share = of => of.share === null ? 'of none' : `${short(of)} %, ${integer.format(of.count)} of ${integer.format(of.of)}`;
  const whole = value => value === null ? '–' : integer.format(value);
  const put = (id, made) => document.getElementById(id).append(made);

  function head() {
    const period = report.period;
    say('period', `Alerts raised from ${period.from} to ${period.until}`);
    say('lines', `${integer.format(period.lines)} lines of history, ${integer.format(period.unreadable)} of them unreadable; `
        + `${integer.format(period.ruleChanges)} changes of rules; ${integer.format(period.drills)} alerts with tests or drills among their evidence`);
  }

  function outcomes() {
    const ends = Object.keys(report.all.shares);
    const columns = numbers(['', 'raised', ...ends, 'confirmed of decided']);
    const row = group => [group.name, integer.format(group.raised), ...ends.map(end => short(group.shares[end])), short(group.precision)];
    [['', [report.all]], ['by rule', report.byRule], ['by severity', report.bySeverity], ['by desk', report.byDesk]]
        .forEach(([title, groups]) => put('outcomes', table(columns, groups.map(row), title)));
    say('reasons', `Dismissed for: ${counts(report.dismissals)}. Confirmed for: ${counts(report.confirmations)}.`);
  }

  function precision() {
    const rows = report.byRule.filter(rule => rule.precision.share !== null);
    if (!rows.length) return none('precision');
    intervals('precision', rows.map(({name, precision}) => ({name, told: share(precision), value: 100 * precision.share,
      interval: [100 * precision.lower, 100 * precision.upper]})),
    {type: 'linear', min: 0, max: 100, title: {display: true, text: 'confirmed of decided, per cent'}});
  }

  function blind() {
    const of = report.blind;
    const row = (name, each) => [name, share(each.agreeing), share(each.confirmed), each.concordance === null ? '–' : each.concordance.toFixed(2)];
    put('blind', table(numbers(['score was', 'agreeing with the score', 'confirmed', 'concordance']), [row('hidden', of.blind), row('shown', of.open)]));
    const gap = of.difference;
    say('blind-note', `Agreeing: confirmed at a score from ${of.threshold} on, or dismissed below. Concordance: how often a confirmed alert had the higher score than a dismissed one. `
        + (gap ? `Shown less hidden: ${percent(gap.value)} points [${percent(gap.lower)}, ${percent(gap.upper)}]; above 0 people follow the score they see.` : 'One of the two is empty: nothing to compare.'));
  }

  function second() {
    const looks = report.secondLooks;
    put('second', table(numbers(['', 'share']), [
      ['second person agreed', share(looks.agreed)], ['… where the first confirmed', share(looks.agreedWithConfirmation)],
      ['… where the first dismissed', share(looks.agreedWithDismissal)], ['still wanted', integer.format(looks.wanted)],
      ['dismissed, a linked alert confirmed', share(report.overturned.dismissedThenConfirmed)],
      ['confirmed, a linked alert dismissed', share(report.overturned.confirmedThenDismissed)]]));
    const exercises = report.exercises;
    put('exercises', table(numbers(['answered', 'share']), [...Object.entries(exercises.answered).map(([how, of]) => [how, share(of)]),
      ['as the alert it repeats', share(exercises.asBefore)]], `${integer.format(exercises.raised)} ordered`));
  }

  function times() {
    put('times', table(numbers(['to the', 'alerts', 'half', '9 in 10', '99 in 100']), report.times.filter(each => each.count || each.severity === 'all')
        .map(each => [`${each.until}, ${each.severity}`, integer.format(each.count), whole(each.medianSeconds), whole(each.p90Seconds), whole(each.p99Seconds)])));
  }

  function suppressions() {
    const all = report.suppressions;
    say('suppressed', `Suppressed alerts: ${share(all.suppressed)}. Refused orders: ${integer.format(all.refused)}.`);
    put('suppression-reasons', table(numbers(['reason', 'windows', 'hours', 'alerts covered']),
        all.byReason.map(each => [each.reason, integer.format(each.windows), each.hours.toFixed(1), integer.format(each.covered)])));
    put('windows', table([{title: 'window'}, {title: 'desk'}, {title: 'by'}, {title: 'reason'}, {title: 'from'}, {title: 'until'}, {title: 'up to'},
      {title: 'radius, m', number: true}, {title: 'rules'}, {title: 'covered', number: true}], all.windows.map(each => [each.id, each.desk, each.by, each.reason,
      each.from, each.until, each.upTo, integer.format(each.radiusMetres), each.rules.join(', ') || 'all', integer.format(each.covered)])));
  }

  function people() {
    say('refused', `Refused: ${share(report.reviews.refused)}.`);
    put('refusals', table([{title: 'reason'}, {title: 'answers', number: true}], Object.entries(report.reviews.byReason).map(([why, count]) => [why, integer.format(count)])));
    const accesses = report.accesses;
    say('accesses', `${integer.format(accesses.total)}: ${counts(accesses.byWhat)}; ${counts(accesses.byRole)}.`);
    put('purposes', table(numbers(['purpose', 'accesses', 'accounts', 'alerts']), accesses.byPurpose.map(each =>
      [each.purpose, integer.format(each.accesses), integer.format(each.accounts), integer.format(each.subjects)])));
  }

  head();
  outcomes();
  precision();
  blind();
  second();
  times();
  suppressions();
  people();
})();
