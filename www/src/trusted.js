// The one Trusted Types policy of the page, for its two uses: an inert document and the worker's blob.

/** @type {any} */
const factory = /** @type {any} */ (globalThis).trustedTypes;

const policy = factory?.createPolicy('nutgraf', {
  createHTML: (/** @type {string} */ html) => html,
  createScriptURL: (/** @type {string} */ url) => url,
});

/**
 * Parses `html` into a document that runs no script and loads nothing.
 * @param {string} html
 * @returns {Document}
 */
export function inertDocument(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
}

/**
 * Lets code write markup into `element` of an inert document, which Trusted Types would otherwise stop. Readability does
 * so to begin again with what it cut too much from.
 * @param {Element} element
 */
export function allowMarkup(element) {
  const native = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML'));
  Object.defineProperty(element, 'innerHTML', {
    get: native.get,
    set: (/** @type {string} */ html) => element.replaceChildren(...inertDocument(html).body.childNodes),
  });
}

/**
 * An address for code of our own.
 * @param {Blob} code
 * @returns {string}
 */
export function scriptUrl(code) {
  const url = URL.createObjectURL(code);
  return policy ? policy.createScriptURL(url) : url;
}
