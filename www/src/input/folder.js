// The files in what was dropped, folders opened. Of a folder, files that no reader knows are counted and left out.
import { isKnown } from './kinds.js';
import { MOST_FILES } from './limits.js';

/** @typedef {{ files: File[], leftOut: number }} Gathered */

/** Folders in folders, at most. */
const DEEPEST = 20;

/**
 * @param {DataTransfer} data
 * @returns {Promise<Gathered>}
 */
export async function gather(data) {
  // Both lists are gone after the first wait.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...data.files];
  if (!entries.some((entry) => entry?.isDirectory)) return { files, leftOut: 0 };
  /** @type {Gathered} */
  const gathered = { files: [], leftOut: 0 };
  for (const entry of entries) if (entry) await open(entry, gathered, 0);
  return gathered;
}

/**
 * The files that a chooser of folders gave.
 * @param {Iterable<File>} chosen
 * @returns {Gathered}
 */
export function fromFolder(chosen) {
  /** @type {Gathered} */
  const gathered = { files: [], leftOut: 0 };
  for (const file of chosen) sort(file, gathered);
  gathered.files.sort((one, other) => one.webkitRelativePath.localeCompare(other.webkitRelativePath));
  return gathered;
}

/** @param {FileSystemEntry} entry @param {Gathered} gathered @param {number} depth */
async function open(entry, gathered, depth) {
  // One more than may be read, so that the last one says why it is not.
  if (depth > DEEPEST || gathered.files.length > MOST_FILES) return;
  if (entry.isFile) {
    const file = await new Promise((resolve) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null)));
    if (file && depth === 0) gathered.files.push(file);
    else if (file) sort(file, gathered);
    return;
  }
  const inside = await entriesIn(/** @type {FileSystemDirectoryEntry} */ (entry));
  inside.sort((one, other) => one.name.localeCompare(other.name));
  for (const one of inside) await open(one, gathered, depth + 1);
}

/** @param {File} file @param {Gathered} gathered */
function sort(file, gathered) {
  // What the system keeps for itself is no file of the reader's.
  if (file.name.startsWith('.')) return;
  if (isKnown(file.name)) gathered.files.push(file);
  else gathered.leftOut += 1;
}

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
async function entriesIn(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const entries = [];
  for (;;) {
    // It gives a hundred at a time, and none at the end.
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}
