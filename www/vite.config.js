// The build: src and styles into dist, beside the wasm package of `pkg`.
import { defineConfig } from 'vite';
import { metaPolicy } from './tools/policy.js';

/** Hosts that cannot send headers still get the policy. */
const policyInPage = {
  name: 'nutgraf-policy',
  transformIndexHtml: () => [
    { tag: 'meta', injectTo: /** @type {const} */ ('head-prepend'), attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy } },
  ],
};

/** What the engine is made of, asked for at once: it would otherwise wait until the page's own script has come and run. */
const engineAhead = {
  name: 'nutgraf-engine-ahead',
  transformIndexHtml: {
    order: /** @type {const} */ ('post'),
    /** @param {string} _ @param {import('vite').IndexHtmlTransformContext} context */
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((name) => /\.wasm$|\/worker-[^/]*\.js$/u.test(name))
        .map((name) => ({ tag: 'link', injectTo: /** @type {const} */ ('head'), attrs: { rel: 'preload', as: 'fetch', crossorigin: '', href: `./${name}` } })),
  },
};

export default defineConfig({
  base: './',
  plugins: [policyInPage, engineAhead],
  // Classic scripts: a page from disk may not start a module from a blob.
  worker: { format: 'iife' },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
