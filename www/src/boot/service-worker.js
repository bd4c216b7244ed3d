// The service worker: keeps the files of the page, so that it opens without a network, and gives out nothing else. It
// sees no text of anybody's: articles never leave the page. The build puts `files` and `version` before this text.

// The types of this kind of worker exclude those of the page.
const worker = /** @type {any} */ (self);
const PREFIX = 'nutgraf-';
const NAME = PREFIX + version;

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keep()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(dropOlder()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method === 'GET' && new URL(url).origin === worker.location.origin) event.respondWith(answer(event.request));
});
// The page asks for it when the reader wants the newer one: never in the middle of something.
worker.addEventListener('message', (/** @type {MessageEvent} */ { data }) => {
  if (data === 'take over') worker.skipWaiting();
});

async function keep() {
  const cache = await caches.open(NAME);
  // The page itself is asked for anew; what it is made of has its content in its name.
  await cache.addAll(files.map((file) => new Request(file, { cache: file.startsWith('./assets/') ? 'default' : 'no-cache' })));
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(NAME);
  const wanted = request.mode === 'navigate' ? './' : request;
  return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request);
}
