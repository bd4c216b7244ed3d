// The browser's Back and Forward lead through the rooms. Addresses stay as they are: they carry nothing of a text.

/** @param {import('./store.js').Store} store */
export function followHistory(store) {
  let current = store.place;
  history.replaceState(current, '');
  history.scrollRestoration = 'manual';

  store.addEventListener('change', () => {
    const { place } = store;
    if (place === current) return;
    const same = JSON.stringify(place) === JSON.stringify(current);
    current = place;
    if (!same) history.pushState(place, '');
  });

  addEventListener('popstate', ({ state }) => {
    const place = state ?? { view: 'desk' };
    // What was removed in the meantime is no place to go back to.
    current = place.view === 'article' && !store.find(place.id) ? { view: 'desk' } : place;
    store.go(current);
  });
}
