import { html, useEffect, useRef } from '../../lib/standalone.module.js';
import '../../lib/chart.umd.min.js';
import { useStore } from '../live/store.js';
import { colour } from '../live/theme.js';
import { timeOfDay } from '../model/times.js';
import { Table } from '../parts/Table.js';

/** The library puts itself beside the window's other names. */
const { Chart } = globalThis;

/** Alerts per ten minutes of the last day, against the budget; the same as a table below. */
export function LoadChart({ load }) {
  const canvas = useRef(null);
  const theme = useStore((state) => state.theme);
  const zone = useStore((state) => state.session.zone);
  const labels = load.perTenMinutes.map(({ at }) => timeOfDay(Date.parse(at), zone).slice(0, 5));
  const counts = load.perTenMinutes.map(({ count }) => count);
  useEffect(() => {
    const chart = new Chart(canvas.current, configuration(labels, counts, load.budget));
    return () => chart.destroy();
  }, [theme, load.budget, counts.join()]);
  const busy = load.perTenMinutes.map((one, at) => [labels[at], one.count]).filter(([, count]) => count > 0);
  return html`<figure class="chart">
    <figcaption>Alerts per 10 minutes, last 24 hours; the line is the budget of ${load.budget}</figcaption>
    <div class="chart-box"><canvas ref=${canvas} role="img" aria-label=${`Alerts per ten minutes: highest ${Math.max(0, ...counts)}, budget ${load.budget}`}></canvas></div>
    <details><summary>As a table</summary><${Table} caption="Ten minutes with alerts" heads=${['From', { text: 'Alerts', number: true }]} rows=${busy.reverse()} /></details>
  </figure>`;
}

function configuration(labels, counts, budget) {
  const grid = { color: colour('line'), drawTicks: false };
  const ticks = { color: colour('quiet'), maxTicksLimit: 12, maxRotation: 0 };
  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        { type: 'line', data: counts.map(() => budget), borderColor: colour('severe'), borderWidth: 2, borderDash: [6, 4], pointRadius: 0 },
        { data: counts, backgroundColor: counts.map((count) => colour(count > budget ? 'severe' : 'focus')), barPercentage: 1, categoryPercentage: 0.85 },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { legend: { display: false }, tooltip: { enabled: true } },
      scales: { x: { grid: { display: false }, ticks }, y: { beginAtZero: true, suggestedMax: budget + 1, grid, ticks: { ...ticks, precision: 0, maxTicksLimit: 5 } } },
    },
  };
}
