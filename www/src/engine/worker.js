// The worker: holds the analyzer and answers messages. It is started from a blob and given the compiled module.
import { Analyzer, decode, initSync } from '../../pkg/nutgraf.js';
import { split } from './parts.js';

/** @type {Analyzer} */
let analyzer;

/** @type {Record<string, (payload: any) => object>} */
const actions = {
  load({ module }) {
    initSync({ module });
    analyzer = new Analyzer();
    return Analyzer.version();
  },
  decode: ({ bytes }) => decode(bytes),
  analyze: (article) => analyzer.analyze(article),
};

addEventListener('message', ({ data: { id, action, payload } }) => {
  try {
    const start = performance.now();
    const value = actions[action](payload);
    const took = performance.now() - start;
    for (const part of split(value)) postMessage({ id, part });
    postMessage({ id, took });
  } catch (error) {
    postMessage({ id, error: { message: messageOf(error), fatal: isFatal(error) } });
  }
});

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Whether the instance may be damaged: after a trap or a full stack it must not be used again.
 * @param {unknown} error
 */
function isFatal(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}
