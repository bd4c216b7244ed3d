// The database in the browser, where articles are kept once the reader has switched that on. Its shape has a version;
// a step leads from each version to the next.
import { openDB } from 'idb';

export const NAME = 'nutgraf';

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 *
 * What a list needs, apart from the texts, so that a list is quick. Keys count up: the order is that of adding.
 * @typedef {object} ArticleRecord
 * @property {number} key
 * @property {string} name
 * @property {string} [title]
 * @property {string} [published] YYYY-MM-DD
 * @property {string} [outlet]
 * @property {string} [url]
 * @property {string} [signature]
 * @property {string} [attachments]
 * @property {string} [encoding]
 * @property {string} [fingerprint]
 *
 * @typedef {{ key: number, text: string }} TextRecord
 * @typedef {{ key: number, analysis: Analysis, took: number, reader: string }} ReadingRecord `reader` is the version that read
 * @typedef {{ key: number, corrections: unknown }} CorrectionsRecord
 * @typedef {{ key: string, value: unknown }} SettingRecord
 *
 * @typedef {object} Schema
 * @property {{ key: number, value: ArticleRecord }} articles
 * @property {{ key: number, value: TextRecord }} texts
 * @property {{ key: number, value: ReadingRecord }} readings
 * @property {{ key: number, value: CorrectionsRecord }} corrections
 * @property {{ key: string, value: SettingRecord }} settings
 *
 * @typedef {import('idb').IDBPDatabase<Schema>} Database
 * @typedef {import('idb').IDBPTransaction<Schema, any, 'versionchange'>} Change
 * @typedef {(database: Database, change: Change) => void | Promise<void>} Step
 */

/** The steps from an empty database to the present one; never changed once released, only added to. @type {readonly Step[]} */
export const steps = [
  (database) => {
    database.createObjectStore('articles', { keyPath: 'key', autoIncrement: true });
    for (const name of /** @type {const} */ (['texts', 'readings', 'corrections', 'settings'])) database.createObjectStore(name, { keyPath: 'key' });
  },
];

/**
 * Opens the database, made anew or brought up to date where it has to be.
 * @param {() => void} onTaken another page wants to change or erase it; the connection is closed by then
 * @param {readonly Step[]} [path]
 * @returns {Promise<Database>}
 * @throws {DOMException} a VersionError where a newer page has made it
 */
export async function open(onTaken, path = steps) {
  /** @type {Database} */
  const database = await openDB(NAME, path.length, {
    async upgrade(database, from, _, change) {
      for (const step of path.slice(from)) await step(database, change);
    },
    blocking() {
      database.close();
      onTaken();
    },
    terminated: onTaken,
  });
  return database;
}

/** Whether there is one, found out without making it. */
export async function exists() {
  if (!globalThis.indexedDB?.databases) return false;
  const databases = await indexedDB.databases().catch(() => []);
  return databases.some(({ name }) => name === NAME);
}

/**
 * Erases the database, and looks whether it is gone.
 * @returns {Promise<boolean>}
 */
export async function erase() {
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    // Other pages close their connections when they hear of it; then it goes on.
    request.onsuccess = request.onerror = resolve;
  });
  return !(await exists());
}
