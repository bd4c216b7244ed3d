// Has the browser keep the page itself, so that it opens without a network.
import { ownScript } from '../trusted.js';

/**
 * Where the page came from a server and is not one file, and the browser can.
 * @param {(state: 'ready' | 'update') => void} tell it works offline now; a newer page waits
 * @returns {Promise<() => void>} takes the newer page, if one waits
 */
export async function keepOffline(tell) {
  if (!import.meta.env.PROD || !isSecureContext || !navigator.serviceWorker || document.querySelector('script[data-file]')) return () => {};
  const registration = await navigator.serviceWorker.register(/** @type {any} */ (ownScript('./sw.js'))).catch(() => null);
  if (!registration) return () => {};
  const look = () => {
    if (registration.waiting && registration.active) tell('update');
    else if (registration.active) tell('ready');
  };
  const watch = () => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', watch);
  watch();
  look();
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage('take over');
  };
}
