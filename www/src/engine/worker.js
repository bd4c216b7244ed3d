// The engine's worker: holds the analyzer. It is started from a blob and given the compiled module.
import { Analyzer, decode, initSync } from '../../pkg/nutgraf.js';
import { guessed } from './encoding.js';
import { serve } from './serve.js';

/**
 * Browsers compile a function when it is first called, which makes the first article several times as slow as the next.
 * A few sentences of all sorts are read ahead, while nobody has asked for anything yet.
 */
const WARM_UP = `LISBON, Portugal (AP) — Mayor Ana Ruiz of the Harbour Party said on Tuesday, March 5, 2024, that "the old bridge" will
cost $2.5 million, 12% more than the European Union paid in 2019.

Ruiz, 54, met President Carlos Vega of Acme Inc. at 9 a.m. in the U.S. Senate. The talks about the bridge lasted two hours.`;

/** @type {Analyzer} */
let analyzer;
let isWarm = false;

serve({
  load({ module }) {
    initSync({ module });
    analyzer = new Analyzer();
    // Behind an article that waits already.
    setTimeout(() => isWarm || analyzer.analyze({ text: WARM_UP }));
    return Analyzer.version();
  },
  decode: ({ bytes }) => guessed(bytes, decode(bytes)),
  analyze(article) {
    isWarm = true;
    return analyzer.analyze(article);
  },
});
