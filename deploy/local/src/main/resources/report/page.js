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
const none = id => document.getElementById(id).append(element('p', 'Nothing to show.', 'note'));

