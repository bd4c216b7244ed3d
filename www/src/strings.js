// Every word of the page's own, in one place.

const number = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const plurals = new Intl.PluralRules('en');
const shortDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const languages = new Intl.DisplayNames('en', { type: 'language' });
const listing = new Intl.ListFormat('en', { type: 'conjunction' });

/** @param {number} count @param {string} one @param {string} [many] */
const count = (count, one, many = `${one}s`) => `${number.format(count)} ${plurals.select(count) === 'one' ? one : many}`;

/** @param {string} words */
const capitalized = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {string} iso */
const dateOf = (iso) => new Date(`${iso}T00:00:00Z`);

export const words = {
  name: 'Nutgraf',
  promise: 'Nothing you paste leaves this machine.',
  lead: 'Paste a news article and see who is in it and what it is about.',
  skipToArticle: 'Skip to the article',
  skipToRoom: 'Skip to the content',
  rooms: { desk: 'Desk', article: 'Article', across: 'Across articles', name: 'Name' },
  toDark: 'Dark',
  toLight: 'Light',
  number: (/** @type {number} */ n) => number.format(n),
  close: 'Close',
  more: (/** @type {number} */ n) => `${number.format(n)} more`,
  previous: 'Previous',
  next: 'Next',

  // Desk
  hint: 'Paste it anywhere on this page, or drop files and folders: text, Markdown, web pages, Word, PDF and e-mail, up to 20 MB each.',
  textLabel: 'Text of an article',
  placeholder: 'Paste an article here',
  readIt: 'Read it',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  sameText: (/** @type {string} */ name) => `The same text is here already: ${name}.`,
  otherKinds: (/** @type {number} */ files) => `${count(files, 'file')} of other kinds left out.`,
  taken: (/** @type {number} */ read, /** @type {number} */ failed, /** @type {number} */ twins, /** @type {number} */ others) =>
    [
      `${count(read, 'article')} read`,
      failed ? `${number.format(failed)} could not be read` : '',
      twins ? `${number.format(twins)} with the same text as another` : '',
      others ? `${number.format(others)} of other kinds left out` : '',
    ].filter(Boolean).join(', ') + '.',
  samples: 'Or try a sample:',
  dropHere: 'Drop to read',
  articles: 'Articles',
  articleCount: (/** @type {number} */ n) => count(n, 'article'),
  chosenOf: (/** @type {number} */ n, /** @type {number} */ of) => `${number.format(n)} of ${count(of, 'article')}`,
  noneChosen: 'No article fits this filter.',
  progress: (/** @type {number} */ done, /** @type {number} */ of) => `${number.format(done)} of ${number.format(of)} read`,
  stopAll: 'Stop all',
  states: { reading: 'reading', done: 'done', failed: 'could not be read', stopped: 'stopped', duplicate: 'same text' },
  remove: (/** @type {string} */ name) => `Remove ${name}`,
  untitled: 'Untitled',
  filter: {
    legend: 'Show only',
    words: 'Words',
    name: 'Name',
    subject: 'Subject',
    outlet: 'Outlet',
    from: 'From',
    to: 'To',
    any: 'Any',
    clear: 'Show all',
    with: (/** @type {string} */ label, /** @type {number} */ n) => `${label} (${number.format(n)})`,
  },
  moreFilters: 'More filters',
  sortBy: 'Sort by',
  sortings: { added: 'Order of adding', newest: 'Newest first', oldest: 'Oldest first', title: 'Title', outlet: 'Outlet' },

  // Article
  backToDesk: 'Desk',
  panes: { text: 'Text', table: 'Table', pictures: 'Pictures' },
  place: (/** @type {number} */ at, /** @type {number} */ of) => `${number.format(at)} of ${number.format(of)}`,
  previousArticle: 'Previous article',
  nextArticle: 'Next article',
  loading: 'Getting the reader ready …',
  reading: 'Reading …',
  stop: 'Stop',
  stopped: 'Reading was stopped. The text is all here.',
  again: 'Read it again',
  editText: 'Edit the text',
  endEdit: 'Close the editor',
  editLabel: 'Text of this article',
  tooLongToEdit: (/** @type {number} */ length) => `${megabytes(length)} of text: too long to edit here.`,
  unfold: 'Unfold captions and the rest',
  fold: 'Fold captions and the rest',
  find: 'Find in the text',
  notFound: (/** @type {string} */ sought) => `“${sought}” is not in this text.`,
  noneFound: 'none',
  exportAs: 'Export',
  exportKinds: {
    html: 'Report, to read and print (HTML)',
    markdown: 'Report with its evidence (Markdown)',
    entities: 'Names, a line each (CSV)',
    mentions: 'Mentions, a line each (CSV)',
    json: 'Everything (JSON)',
    annotations: 'W3C Web Annotations (JSON-LD)',
    graphml: 'Who stands with whom (GraphML)',
  },
  print: 'Print',
  saveCorrections: 'Save the corrections',
  useCorrections: 'Use corrections of a file',
  usedCorrections: (/** @type {number} */ used, /** @type {number} */ unfit) => `${count(used, 'correction')} used${unfit > 0 ? `; ${number.format(unfit)} do not fit this text` : ''}.`,
  removeArticle: 'Remove',
  menu: 'More',
  readIn: (/** @type {number} */ ms) => (ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`),
  wordCount: (/** @type {number} */ words) => count(words, 'word'),
  shortDate: (/** @type {string} */ iso) => shortDay.format(dateOf(iso)),
  region: (/** @type {string} */ code) => regions.of(code) ?? code,
  language: (/** @type {string} */ code) => languages.of(code) ?? code,
  warnings: (/** @type {number} */ n) => count(n, 'note on this text', 'notes on this text'),
  notEnglish: (/** @type {string} */ code) =>
    `This looks like ${languages.of(code) ?? code}. Only English is read well: names and phrases may be wrong or missing. Check each of them, or read an English version.`,
  showPlace: 'Show the place',
  boilerplate: (/** @type {number} */ n) => `Not part of the article: ${count(n, 'line')}`,
  caption: (/** @type {string} */ begin) => `Caption: ${begin}`,
  credit: (/** @type {string} */ begin) => `Credit: ${begin}`,
  minimap: (/** @type {string} */ name) => `Where ${name} stands in the text`,

  subjects: 'Subjects',
  noSubjects: 'No subject stands out.',
  keyphrases: 'Keyphrases',
  keyphrase: 'Keyphrase',
  noKeyphrases: 'No keyphrases were found in this text.',
  names: 'In this article',
  noNames: 'No names were found in this text.',
  makers: 'Who made the article',
  struck: 'Struck out',
  mark: (/** @type {string} */ plural) => `Mark ${plural.toLowerCase()} in the text`,
  also: (/** @type {readonly string[]} */ names) => `also ${names.join(', ')}`,
  occurrences: (/** @type {number} */ n) => count(n, 'time'),
  leftOut: (/** @type {number} */ n) => (n > 0 ? `Left out: ${count(n, 'phrase')}` : 'Leave phrases out …'),
  leftOutTitle: 'Phrases left out',
  leftOutHelp: 'One phrase a line, in capitals or not, in the singular or plural. They are never shown as keyphrases, in any article.',
  leftOutKept: 'The list is kept in this browser, with the articles.',
  leftOutNotKept: 'The list is gone when you close this page, unless you keep articles in this browser or save a project.',
  leaveOut: 'Leave this phrase out',
  wasLeftOut: (/** @type {string} */ phrase) => `“${phrase}” is left out from now on.`,

  position: (/** @type {number} */ at, /** @type {number} */ of) => `${number.format(at)} of ${number.format(of)}`,
  stepped: (/** @type {string} */ name, /** @type {number} */ at, /** @type {number} */ of) => `${name}, ${number.format(at)} of ${number.format(of)}`,
  clear: 'Clear the selection',
  why: 'Why?',
  closeWhy: 'Close the reasons',

  // Margin
  margin: 'Reasons',
  about: 'About this article',
  facts: { outlet: 'Outlet', date: 'Published', place: 'Dated from', language: 'Language', words: 'Length', took: 'Read in', encoding: 'Encoding', title: 'Title', attachments: 'Attached', signature: 'Signature' },
  notOpened: 'not opened',
  notRead: 'not read with the text',
  factSources: { given: 'as given', headline: 'from the headline', dateline: 'from the dateline', address: 'from the address' },
  unknown: 'not known',
  pickHint: 'Press a name, a phrase or a subject to see where it stands and why it is listed.',
  barHint: 'A bar says how much the article is about it, a number in how many places it stands.',
  sureness: { clear: 'clear', likely: 'likely', unsure: 'unsure' },
  surenessLine: {
    clear: 'Of marks like this, more than nine in ten are right.',
    likely: 'Of marks like this, most are right, but not all.',
    unsure: 'Of marks like this, many are wrong. Look for yourself.',
  },
  stateNames: { confirmed: 'confirmed', suggested: 'suggested', rejected: 'rejected', added: 'added by you' },
  stateLine: { confirmed: 'You confirmed it.', added: 'You marked it.', rejected: 'You struck it out.' },
  saidMention: (/** @type {string} */ type, /** @type {string} */ note) => `, ${type.toLowerCase()}${note ? `, ${note}` : ''}`,
  thisMention: 'This mention',
  sourceLine: (/** @type {string} */ source) => sourceLine(source),
  alternatives: (/** @type {readonly string[]} */ names) => `It could be ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}; the text does not say.`,
  government: (/** @type {string} */ country) => `Stands for the government of ${country}.`,
  governmentOnly: 'Stands for a government.',
  roles: 'Roles',
  salience: 'Weight in this article',
  salienceParts: { frequency: 'named often', position: 'named early', spread: 'named throughout', headline: 'in the headline', subject: 'subject of sentences' },
  salienceLine: { high: 'The article is about it.', middle: 'It has a part in the article.', low: 'It is only mentioned.', none: 'It stands only in captions, credits or by-lines, which do not count.' },
  knowledge: 'Known from lists',
  belongsTo: 'Belongs to',
  knowledgeFacts: (/** @type {import('../pkg/nutgraf.js').Knowledge} */ known) => knowledgeFacts(known),
  knownFact: (/** @type {string} */ name, /** @type {string} */ value) => `${capitalized(name)}: ${/^\d{4}-\d\d-\d\d$/u.test(value) ? shortDay.format(dateOf(value)) : value}`,
  chosenBecause: (/** @type {string} */ why) => `Chosen because: ${why}`,
  runnerUp: (/** @type {string} */ label) => `It could also have been ${label}.`,
  evidence: 'The sentences that speak for it most',
  places: 'Places in the text',
  phraseParts: 'What made it a keyphrase',
  phrasePart: (/** @type {string} */ part) => phraseParts[part] ?? part,
  elsewhere: (/** @type {number} */ n) => `In ${count(n, 'other article')}`,
  inAll: (/** @type {string} */ name) => `${name} in all articles`,
  subjectPath: (/** @type {readonly string[]} */ path) => path.map(capitalized).join(' › '),
  subjectSure: {
    clear: 'Of articles with such words, more than nine in ten are about it.',
    likely: 'Of articles with such words, most are about it, but not all.',
    unsure: 'Of articles with such words, many are about something else. Look for yourself.',
  },
  subjectSource: 'IPTC Media Topics',

  // Pencil
  pencil: 'Correct',
  confirm: 'Confirm',
  reject: 'Strike out',
  restore: 'Take back in',
  rename: 'Name',
  retype: 'Type',
  merge: 'Same as',
  mergeChoose: 'Choose a name …',
  split: 'Make this mention one of its own',
  rejectMention: 'Strike out this mention',
  addAs: (/** @type {string} */ quote) => `Mark “${quote}” as`,
  add: 'Mark it',
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Undone.',
  redone: 'Done again.',
  orphans: (/** @type {number} */ n) => `${count(n, 'correction')} found no place in this text`,
  operations: { confirm: 'confirm', reject: 'strike out', retype: 'change the type of', rename: 'rename', merge: 'merge', split: 'split off', add: 'mark' },
  corrected: (/** @type {number} */ n) => count(n, 'correction'),
  did: {
    confirm: (/** @type {string} */ name) => `${name} is confirmed.`,
    reject: (/** @type {string} */ name) => `${name} is struck out.`,
    restore: (/** @type {string} */ name) => `${name} is back.`,
    rename: (/** @type {string} */ name) => `It is called ${name} now.`,
    retype: (/** @type {string} */ name) => `The type of ${name} is changed.`,
    merge: (/** @type {string} */ name) => `It is one with ${name} now.`,
    split: (/** @type {string} */ name) => `${name} stands for itself now.`,
    add: (/** @type {string} */ name) => `${name} is marked.`,
  },

  // Across
  across: {
    lead: 'What the articles share, and what only one of them has.',
    empty: 'Read two articles or more to see what they share.',
    rows: { names: 'Names', subjects: 'Subjects', phrases: 'Keyphrases' },
    parts: { any: 'All', shared: 'In several', single: 'In one only' },
    rowLabel: 'Rows',
    partLabel: 'Show',
    caption: (/** @type {string} */ rows, /** @type {number} */ n, /** @type {string} */ cells) => `${rows} in ${count(n, 'article')}. ${cells}`,
    cells: {
      names: 'A number says in how many places it is named; press it to read them.',
      subjects: 'A word says how sure it is; press it to read what speaks for it.',
      phrases: 'A number says in how many places it stands, in a frame where it is no keyphrase of the article; press it to read them.',
    },
    noKeyphrase: 'not as a keyphrase',
    passing: 'It stands there, but is no keyphrase of the article.',
    wholeRow: 'Read them in all articles',
    counted: {
      names: (/** @type {number} */ n) => count(n, 'time'),
      subjects: (/** @type {number} */ n) => count(n, 'sentence'),
      phrases: (/** @type {number} */ n) => count(n, 'time'),
    },
    inArticles: 'Articles',
    sheet: (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ of) => `Articles ${number.format(from)} to ${number.format(to)} of ${number.format(of)}`,
    cell: (/** @type {string} */ label, /** @type {string} */ counted, /** @type {string} */ title) => `${label}: ${counted} in ${title}`,
    opened: (/** @type {string} */ cell) => `${cell}. The evidence stands after the table.`,
    closeEvidence: 'Close the evidence',
    nothing: 'There is nothing of this kind.',
    evidence: (/** @type {string} */ label, /** @type {string} */ title) => `${label} in “${title}”`,
    evidenceIn: (/** @type {string} */ label, /** @type {number} */ n) => `${label} in ${count(n, 'article')}`,
    openThere: 'Open the article there',
  },

  // Name
  nameRoom: {
    in: (/** @type {number} */ mentions, /** @type {number} */ articles) => `${count(mentions, 'mention')} in ${count(articles, 'article')}`,
    order: 'Sort by',
    orders: { article: 'article', before: 'words before', after: 'words after' },
    gone: 'No article names it any more.',
  },

  // Help
  help: 'Help',
  helpTitle: 'How to read this page',
  helpList: [
    ['Marks', 'Names are underlined, each with its type; dates and amounts have dots below. Press one to go from place to place, and to see why it is marked and what is known of it.'],
    ['A question mark', 'The reader is not sure. It finds most names, but not all, and some wrongly: confirm, rename, merge or strike out what is listed, and mark what is missing.'],
    ['Bars and numbers', 'A bar says how much the article is about something; a number, in how many places it stands.'],
    ['Keyphrases', 'The phrases that tell this story from others. What you do not want to see, you can leave out for good.'],
    ['Subjects', 'What the article is about in the terms of the IPTC Media Topics, which newsrooms share. Press one for the sentences that speak for it. A dashed or dotted chip is not sure; none is shown where none stands out.'],
    ['Across articles', 'With two articles or more: what they share and what only one of them has. Every cell leads to its sentences, and the head of a row to those of all articles.'],
    ['Where it is read', 'In this browser. Once the page has loaded it asks the network for nothing, and keeps nothing unless you say so.'],
  ],
  keysTitle: 'Keys',
  helpClose: 'Close',
  letters: 'Single letters are commands',
  lettersHelp: 'Switch them off where they get in the way of a screen reader or of dictation. The other keys stay.',
  keyList: [
    ['?', 'this help'],
    ['n, p', 'next or previous place of what is followed'],
    ['← →', 'from mention to mention, with the focus in the text'],
    ['← ↑ → ↓', 'in the table, from cell to cell and to the head of the row'],
    ['Enter', 'follow what has the focus'],
    ['Esc', 'let go, close'],
    ['/', 'find in the text, or filter the desk'],
    ['w', 'why: to the reasons'],
    ['c, x', 'confirm, strike out what is followed; x leaves a phrase out'],
    ['e', 'rename it'],
    ['m', 'merge it with another'],
    ['t', 'change its type'],
    ['a', 'mark the selected words'],
    ['j, k', 'next or previous article'],
    ['d', 'to the desk'],
    ['v', 'across all articles'],
    ['Ctrl Z', 'undo; with Shift, redo'],
    ['Ctrl S', 'save all articles as a project file'],
  ],

  done: (/** @type {string} */ name, /** @type {number} */ names, /** @type {number} */ phrases) =>
    `${name}: ${count(names, 'name')}, ${count(phrases, 'keyphrase')}.`,
  removed: (/** @type {string} */ name) => `${name} was removed.`,
  isBack: (/** @type {string} */ name) => `${name} is back.`,
  putBack: 'Put it back',
  saved: (/** @type {string} */ file) => `Saved as ${file}.`,

  broken: 'The reader could not start.',
  noWasm: 'This page needs WebAssembly, which this browser has switched off. Lockdown Mode on Apple devices and the safer levels of Tor Browser do so; allow it for this site and load the page again.',
  library: {
    keep: 'Keep articles in this browser',
    kept: 'Articles are kept in this browser only, on this machine. Some browsers erase what a page kept when it was not opened for a week; save a project file of what matters.',
    notKept: 'Nothing is kept: when you close this page, the articles are gone.',
    eraseAll: 'Erase all …',
    eraseTitle: (/** @type {number} */ n) => (n > 0 ? `Erase ${count(n, 'article')}?` : 'Erase what is kept?'),
    eraseWhat: 'They leave this page and this browser, with all your corrections. This cannot be undone; a project file that you saved stays.',
    eraseNot: 'Keep them',
    eraseYes: 'Erase all',
    erased: 'Erased. Nothing is kept any more.',
    notErased: 'The browser did not erase it. Close the other pages of Nutgraf and try again.',
    elsewhere: 'Articles are not kept any more: this was switched off in another page.',
    newer: 'The kept articles were made by a newer page. Load the page again.',
    full: 'The disk is full, so articles are no longer kept. Save a project file.',
    refused: 'This browser does not let the page keep anything. Save a project file instead.',
  },
  project: {
    save: 'Save project',
    open: 'Open project',
    opened: (/** @type {number} */ n) => `${count(n, 'article')} opened.`,
    broken: 'The file is damaged or was cut off.',
    none: 'This file is no project of Nutgraf.',
    newer: 'A newer Nutgraf made this project. Load the page again and open it then.',
    tooMany: (/** @type {number} */ most) => `It holds more than ${number.format(most)} articles.`,
    article: (/** @type {number} */ at, /** @type {string} */ fault) => `Article ${number.format(at)} of the file cannot be used: ${fault}.`,
    faults: {
      text: 'it has no text',
      long: 'its text is longer than 20 MB',
      name: 'it has no name',
      fact: (/** @type {string} */ field) => `its ${field} is not what it should be`,
    },
  },
  offline: {
    ready: 'Works offline now.',
    update: 'A newer page is ready.',
    reload: 'Load it',
  },

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

/** What reports say. */
export const exportWords = {
  made: 'Made with Nutgraf, on the machine of whoever made it.',
  stateNote: 'Suggested: by the machine, seen by nobody. Confirmed or added: by a person. Rejected: struck out by a person.',
  reportOn: (/** @type {number} */ n) => `Report on ${count(n, 'article')}`,
  untitled: 'Untitled',
  subjects: 'Subjects',
  phrases: 'Keyphrases',
  names: 'Names',
  rejected: 'Rejected',
  rejectedNote: 'Struck out by a person',
  orphans: 'Corrections that lost their place',
  evidence: 'Evidence',
  columns: ['Name', 'State', 'What', 'Mentions', 'Also', 'Evidence'],
  states: { suggested: 'suggested', confirmed: 'confirmed', added: 'added', rejected: 'rejected' },
};

/** What decided that these words are a mention. @param {string} source */
function sourceLine(source) {
  const [kind, id = ''] = source.split(':');
  const named = id.replaceAll(/[.-]/gu, ' ');
  if (kind === 'tagger') return 'The trained reader took it for a name by its words and those around it.';
  if (kind === 'memory') return 'The trained reader took it for a name by what the same words are elsewhere in the article.';
  if (kind === 'rule') return `A rule found it: ${named}.`;
  if (kind === 'list') return `It stands on a list: ${named}.`;
  return 'You marked it.';
}

/** The parts of a keyphrase's score. @type {Record<string, string>} */
const phraseParts = {
  form: 'reads like a term',
  frequency: 'how often it stands there',
  headline: 'stands in the headline',
  name: 'is a name, or has one in it',
  position: 'how early it stands',
  rarity: 'how rare it is in other news',
  spread: 'how far apart its places are',
};

/** @param {import('../pkg/nutgraf.js').Knowledge} known */
function knowledgeFacts({ label, country, population, latitude, longitude }) {
  const where = typeof latitude === 'number' && typeof longitude === 'number' ? `${degrees(latitude, 'N', 'S')} ${degrees(longitude, 'E', 'W')}` : null;
  const land = country ? regions.of(country) : null;
  const facts = [land !== label ? land : null, population ? `${short.format(population)} people` : null, where];
  return facts.filter((fact) => fact).join(' · ');
}

/** @param {number} value @param {string} positive @param {string} negative */
const degrees = (value, positive, negative) => `${Math.round(Math.abs(value))}° ${value < 0 ? negative : positive}`;


/** What pictures say. */
export const pictureWords = {
  number: (/** @type {number} */ value) => number.format(value),
  states: exportWords.states,
  asTable: 'The same as a table',
  tableOf: (/** @type {string} */ title) => `${title}: table`,
  leftOut: (/** @type {number} */ n) => `${count(n, 'name')} struck out by you ${plurals.select(n) === 'one' ? 'is' : 'are'} left out of all pictures.`,
  moreSentences: (/** @type {number} */ n) => `And ${count(n, 'more sentence', 'more sentences')}.`,
  share: (/** @type {number} */ share) => `${Math.round(share * 100)} percent of the first`,
  names: 'Who and what it is about',
  namesNote: (/** @type {number} */ shown, /** @type {number} */ all) =>
    `${shown < all ? `The ${shown} most important of ${count(all, 'name')}` : count(all, 'name')}. The longer the bar, the more the text is about it; the number counts mentions.`,
  namesColumns: ['Name', 'Importance', 'Mentions'],
  subjects: 'Subjects',
  subjectsNote: 'The longer the bar, the more speaks for the subject; the number counts the sentences to read for it, at most three of an article.',
  subjectsColumns: ['Subject', 'Strength', 'Sentences'],
  along: 'Where they stand in the text',
  alongNote: 'Each line is the whole text, each tick a mention. Press a tick to go there.',
  alongColumns: ['Name', 'Mentions', 'Sentences'],
  begin: 'beginning',
  end: 'end',
  graph: 'Who is named together',
  graphNote: (/** @type {number} */ nodes, /** @type {number} */ all, /** @type {number} */ edges, /** @type {number} */ linked) =>
    `${nodes < all ? `${nodes} of ${count(all, 'name')}` : count(all, 'name')}${edges < linked ? `, and the ${edges} strongest of ${count(linked, 'link')}` : ''}. A line joins two that one sentence names; the thicker it is, the more sentences do.`,
  graphLabel: 'Names, and lines between those named together. Arrow keys go from name to name, Enter opens one.',
  graphHint: 'Press a line for its sentences, or a name for all it is named with.',
  graphColumns: ['Names', 'Together in'],
  nodeLabel: (/** @type {string} */ name, /** @type {string} */ type, /** @type {number} */ n, /** @type {string} */ state) => `${name}, ${type}, ${count(n, 'mention')}, ${state}`,
  pair: (/** @type {string} */ one, /** @type {string} */ other) => `${one} and ${other}`,
  namedWith: (/** @type {string} */ name) => `${name} is named with`,
  sentenceCount: (/** @type {number} */ n) => count(n, 'sentence'),
  mentionCount: (/** @type {number} */ n) => count(n, 'mention'),
  map: 'Places on the map',
  mapNote: (/** @type {number} */ n, /** @type {number} */ acting) =>
    `${count(n, 'place')}; the larger the dot, the more often it is named.${acting > 0 ? ` Not counted: ${count(acting, 'mention')} where a place stands for its government.` : ''}`,
  mapLabel: (/** @type {readonly string[]} */ labels) => `Map of the places that are named: ${listing.format(labels)}${labels.length === 5 ? ' and others' : ''}. The table below has all of them.`,
  mapColumns: ['Place', 'Country', 'Position', 'Named'],
  mapSource: 'Outlines: Natural Earth, public domain; positions are rounded.',
  wholeWorld: 'Whole world',
  notOnMap: (/** @type {readonly string[]} */ names) => `Not on the map, since their position is not known: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}.`,
  region: (/** @type {string} */ code) => words.region(code),
  position: (/** @type {number} */ latitude, /** @type {number} */ longitude) => `${degrees(latitude, 'N', 'S')} ${degrees(longitude, 'E', 'W')}`,
};
