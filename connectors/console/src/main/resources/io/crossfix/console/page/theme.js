// Runs before the first paint, so that a light desk does not flash dark (and the other way round).
try {
  document.documentElement.dataset.theme = localStorage.getItem('crossfix.theme') === 'light' ? 'light' : 'dark';
} catch {
  // Storage is switched off: dark it stays.
}
