// The one Trusted Types policy of the page: it lets our own code start workers, and makes no markup.

/** @type {any} */
const factory = /** @type {any} */ (globalThis).trustedTypes;

const policy = factory?.createPolicy('nutgraf', {
  createScriptURL: (/** @type {string} */ url) => url,
});

/**
 * An address for code of our own.
 * @param {Blob} code
 * @returns {string}
 */
export function scriptUrl(code) {
  const url = URL.createObjectURL(code);
  return policy ? policy.createScriptURL(url) : url;
}

/**
 * A script of the page's own folder.
 * @param {string} path
 * @returns {string}
 */
export function ownScript(path) {
  return policy ? policy.createScriptURL(path) : path;
}
