// A worker's side of a lane: answers each message with what its action gives, in parts, or with why it gives nothing.
import { split } from './parts.js';

/**
 * @param {Record<string, (payload: any, id: number) => unknown>} actions what a message may ask for; a promise is waited for
 */
export function serve(actions) {
  addEventListener('message', async ({ data }) => {
    const { id, action, payload } = data;
    if (!Object.hasOwn(actions, action)) return;
    try {
      const start = performance.now();
      const value = await actions[action](payload, id);
      const took = performance.now() - start;
      for (const part of split(value)) postMessage({ id, part });
      postMessage({ id, took });
    } catch (error) {
      postMessage({ id, error: { message: messageOf(error), fatal: isFatal(error) } });
    }
  });
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Whether the worker may be damaged: after a trap or a full stack it must not be used again.
 * @param {unknown} error
 */
function isFatal(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}
