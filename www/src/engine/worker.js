// The engine's worker: holds the analyzer. It is started from a blob and given the compiled module.
import { Analyzer, decode, initSync } from '../../pkg/nutgraf.js';
import { printed } from '../input/fingerprint.js';
import { guessed } from '../input/formats/encoding.js';
import { serve } from './serve.js';

/** @type {Analyzer} */
let analyzer;

serve({
  load({ module }) {
    initSync({ module });
    analyzer = new Analyzer();
    return Analyzer.version();
  },
  decode: ({ bytes }) => printed(guessed(bytes, decode(bytes))),
  analyze: (article) => analyzer.analyze(article),
});
