'use strict';
// What the pages of all reports share.
const colours = ['#2563a8', '#d9822b', '#3a8f5c', '#b03a5b', '#7a5ab5', '#8a6d3b', '#2a9d9d', '#c05fb0', '#6b7a2a', '#5b6b7a'];
const integer = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const decimal = new Intl.NumberFormat('en', {maximumSignificantDigits: 3});

// Every text goes in as text, never as markup: rules and ids come from people.
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};
const say = (id, text) => { document.getElementById(id).textContent = text; };
// Columns of a table whose first one is text and the others numbers.
const numbers = titles => titles.map((title, i) => ({title, number: i > 0}));
const counts = of => Object.entries(of).map(([what, count]) => `${what} ${integer.format(count)}`).join(', ') || 'none';

function table(columns, rows, caption) {
  const made = element('table');
  if (caption) made.append(element('caption', caption));
  const head = element('tr');
  columns.forEach(column => head.append(element('th', column.title, column.number ? 'number' : '')));
  made.append(head);
  rows.forEach(row => {
    const line = element('tr');
    row.forEach((cell, i) => line.append(element('td', cell, columns[i].number ? 'number' : '')));
    made.append(line);
  });
  const scroll = element('div', undefined, 'scroll');
  scroll.append(made);
  return scroll;
}

function canvas(id, height) {
  const box = document.getElementById(id);
  box.style.height = `${height}px`;
  const made = element('canvas');
  box.append(made);
  return made;
}

// A row for each name: its value, if it has one, as a point upon the bar of its 95 % interval.
function intervals(id, rows, x) {
  const points = rows.map((row, i) => ({x: row.value, y: i})).filter(point => point.x !== null);
  new Chart(canvas(id, 90 + 38 * rows.length), {data: {labels: rows.map(row => row.name), datasets: [
    {type: 'scatter', xAxisID: 'x', yAxisID: 'y', data: points, backgroundColor: '#1d2733', pointRadius: 5},
    {type: 'bar', data: rows.map(row => row.interval), backgroundColor: '#9dbfe3', barThickness: 14}]},
    options: {indexAxis: 'y', animation: false, maintainAspectRatio: false,
      plugins: {legend: {display: false}, tooltip: {callbacks: {label: item => rows[item.dataIndex].told}}},
      scales: {x, y: {type: 'category', grid: {display: false}}}}});
}
const none = id => document.getElementById(id).append(element('p', 'Nothing to show.', 'note'));

