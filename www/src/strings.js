// Every word of the page's own, in one place.

const number = new Intl.NumberFormat('en');
const plurals = new Intl.PluralRules('en');
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** @param {number} count @param {string} one @param {string} [many] */
const count = (count, one, many = `${one}s`) => `${number.format(count)} ${plurals.select(count) === 'one' ? one : many}`;

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

export const words = {
  name: 'Nutgraf',
  promise: 'Read here, on your own machine. Nothing you paste leaves it.',
  lead: 'Paste a news article and see who is in it and what it is about.',
  hint: 'Paste it anywhere on this page, type it, or drop files and folders: text, Markdown, web pages, Word, PDF and e-mail, up to 20 MB each.',
  skipToArticle: 'Skip to the article',
  skipToNames: 'Skip to the names',

  textLabel: 'Text of the article',
  placeholder: 'Paste an article here',
  tooLongToEdit: (/** @type {number} */ length) => `${megabytes(length)} of text: too long to edit here.`,
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  newArticle: 'New article',
  samples: 'Or try a sample:',
  dropHere: 'Drop to read',

  articles: 'Articles',
  states: { reading: 'reading', done: 'done', failed: 'could not be read', stopped: 'stopped', duplicate: 'same text' },
  remove: (/** @type {string} */ name) => `Remove ${name}`,
  untitled: 'Untitled',

  loading: 'Getting the reader ready …',
  reading: 'Reading …',
  stop: 'Stop',
  stopped: 'Reading was stopped. The text is all here.',
  again: 'Read it again',
  save: 'Save as JSON',
  readIn: (/** @type {number} */ ms) => `read in ${ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`}`,
  wordCount: (/** @type {number} */ words) => count(words, 'word'),
  date: (/** @type {string} */ iso) => day.format(new Date(`${iso}T00:00:00Z`)),
  language: (/** @type {string} */ code) => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code,
  warnings: (/** @type {number} */ n) => count(n, 'note on this text', 'notes on this text'),
  showPlace: 'Show the place',
  boilerplate: (/** @type {number} */ n) => `Not part of the article: ${count(n, 'line')}`,

  names: 'In this article',
  noNames: 'No names were found in this text.',
  keyphrases: 'Keyphrases',
  noKeyphrases: 'No keyphrases were found in this text.',
  mark: (/** @type {string} */ plural) => `Mark ${plural.toLowerCase()} in the text`,
  mentions: (/** @type {number} */ n) => count(n, 'mention'),
  also: (/** @type {string[]} */ names) => `also ${names.join(', ')}`,
  more: (/** @type {number} */ n) => `${number.format(n)} more`,
  number: (/** @type {number} */ n) => number.format(n),

  previous: 'Previous',
  next: 'Next',
  clear: 'Clear the selection',
  position: (/** @type {number} */ at, /** @type {number} */ of) => `${number.format(at)} of ${number.format(of)}`,
  stepped: (/** @type {string} */ name, /** @type {number} */ at, /** @type {number} */ of) => `${name}, ${at} of ${of}`,
  keys: 'Keys: n and p step, Esc clears; in the text, ← and → go from mention to mention.',

  toDark: 'Dark',
  toLight: 'Light',

  done: (/** @type {string} */ name, /** @type {number} */ names, /** @type {number} */ phrases) =>
    `${name}: ${count(names, 'name')}, ${count(phrases, 'keyphrase')}.`,
  sameText: (/** @type {string} */ name) => `The same text is here already: ${name}.`,
  leftOut: (/** @type {number} */ files) => `${count(files, 'file')} of other kinds left out.`,
  intake: (/** @type {number} */ done, /** @type {number} */ total) => `${number.format(done)} of ${count(total, 'file')} read`,
  stopAll: 'Stop all',
  taken: (/** @type {number} */ read, /** @type {number} */ failed, /** @type {number} */ twins, /** @type {number} */ leftOut) =>
    [
      `${count(read, 'article')} read`,
      failed ? `${number.format(failed)} could not be read` : '',
      twins ? `${number.format(twins)} with the same text as another` : '',
      leftOut ? `${number.format(leftOut)} of other kinds left out` : '',
    ].filter(Boolean).join(', ') + '.',
  removed: (/** @type {string} */ name) => `${name} was removed.`,
  saved: (/** @type {string} */ file) => `Saved as ${file}.`,

  broken: 'The reader could not start.',
  noWasm: 'This page needs WebAssembly, which this browser has switched off. Lockdown Mode on Apple devices and the safer levels of Tor Browser do so; allow it for this site and load the page again.',
  /** Why a file is not read, by the reasons of `input/formats/refusal.js`. */
  refusals: {
    unsupported: 'This kind of file cannot be read here. Save it as .docx, .pdf, .html or .txt and try again.',
    oldWord: 'Older Word and rich text files cannot be read here. Save it as .docx or .pdf and try again.',
    locked: 'It is locked with a password. Save a copy without one and try again.',
    damaged: 'The file is damaged: its inside is not what its name says. Open it in the program that made it, save it again and try again.',
    inflated: 'It unpacks to more than 50 MB, which no article does, so it was not opened further. Copy the text you need and paste it.',
    pages: 'It has more than 500 pages. Save the pages you need as a PDF of their own.',
    pictures: 'There is no text in it, only pictures of pages. Run text recognition (OCR) on it first.',
    slow: 'Opening it took longer than 10 seconds and was stopped. Copy the text you need and paste it.',
    missing: 'What reads this kind of file did not load. Load the page again while you are online.',
    files: 'Only 500 files are taken at once. Add this one again when the others are done.',
  },
  failures: {
    tooLarge: (/** @type {number} */ bytes) => `It is too large: ${megabytes(bytes)}, and 20 MB is the limit.`,
    empty: 'There is no text in it.',
    unreadable: 'The browser could not open the file.',
    timeout: 'Reading it took too long and was stopped. The text is all here.',
    crashed: 'The reader broke down on this text and was replaced. The text is all here.',
  },
};
