// The security headers: one place for the server, the <meta> of the built page and the tests.

/**
 * What the page may do. Nothing comes from elsewhere; nothing inline runs; `connect-src 'self'` lets it fetch the engine
 * once, after which `src/boot/load.js` takes that away too. The worker is a blob, so that a new one needs no request;
 * it inherits this policy. The only worker with an address is the service worker that keeps these files.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html nutgraf',
];

/** For a <meta>, where browsers refuse `frame-ancestors`. */
export const metaPolicy = directives.join('; ');

/**
 * For the page as one file: its script and its style by their hashes, and no connection at all.
 * @param {string} script
 * @param {string} style
 */
export const singlePolicy = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${style}`,
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html nutgraf',
  ].join('; ');

const unusedFeatures = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb', 'serial'];

/** @type {Record<string, string>} */
export const headers = {
  'Content-Security-Policy': `${metaPolicy}; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
