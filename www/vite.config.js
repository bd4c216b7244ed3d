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

export default defineConfig({
  base: './',
  plugins: [policyInPage],
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
