// What is taken in at once. The limits are there so that no file can hold up or break the page.

/** Bytes of a file. */
export const LARGEST_FILE = 20_000_000;
/** Bytes that come out of a packed file (Word, PDF), counted while they come. */
export const LARGEST_INFLATED = 50_000_000;
/** Entries in the directory of a packed file. */
export const MOST_ENTRIES = 2000;
/** Files at once. */
export const MOST_FILES = 500;
/** How long the reading of one file may take before its worker is ended. */
export const PATIENCE_MS = 10_000;
