/**
 * Reads articles.
 */
export class Analyzer {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Reads one article. Any text gives an analysis.
     *
     * # Errors
     * A `TypeError`-like `Error` where `article` is no object with a `text`.
     */
    analyze(article: ArticleInput): Analysis;
    /**
     * Loads the model that the package carries.
     *
     * # Errors
     * An `Error` where the package is damaged.
     */
    constructor();
    /**
     * The versions of the package, of the model and of the contract.
     *
     * # Errors
     * An `Error` where the package is damaged.
     */
    static version(): Version;
}

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

/**
 * Reads the bytes of a text file: UTF-8, UTF-16, windows-1252, or what an HTML or XML file says it is in.
 *
 * # Errors
 * An `Error` with a message for people where the file is no text or larger than 20 MB.
 */
export function decode(bytes: Uint8Array): Decoded;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * All that was read in one article.
 */
export interface Analysis {
    /**
     * Always 1.
     */
    schema: 1;
    /**
     * The language that the text seems to be in.
     */
    language: Language;
    /**
     * When the article was published; null where nothing says so.
     */
    published: Published | null;
    /**
     * The paragraphs, headlines, captions and so on, in text order.
     */
    blocks: Block[];
    /**
     * The sentences, in text order.
     */
    sentences: Sentence[];
    /**
     * The names, times and amounts, in text order; they do not overlap.
     */
    mentions: Mention[];
    /**
     * Who and what the names stand for, the most salient first.
     */
    entities: Entity[];
    /**
     * What the article is about in its own words, best first.
     */
    keyphrases: Keyphrase[];
    /**
     * What the article is about in the terms of the IPTC Media Topics, surest first, a subject before its parts; empty
     * where none is clear.
     */
    topics: Topic[];
    /**
     * What was odd about the input.
     */
    warnings: Warning[];
}

/**
 * What there is to read.
 */
export interface ArticleInput {
    /**
     * The text; the offsets of the analysis count into it.
     */
    text: string;
    /**
     * The title, where it is known and does not stand in the text.
     */
    title?: string;
    /**
     * The day of publication as YYYY-MM-DD, where it is known.
     */
    published?: string;
    /**
     * Where the article was found; never fetched.
     */
    url?: string;
}

/**
 * A paragraph, headline, caption or other block.
 */
export interface Block {
    /**
     * Its first UTF-16 code unit.
     */
    start: number;
    /**
     * One past its last UTF-16 code unit.
     */
    end: number;
    /**
     * What it is for.
     */
    kind: BlockKind;
}

/**
 * The text of a file.
 */
export interface Decoded {
    /**
     * The text, without a byte order mark.
     */
    text: string;
    /**
     * How it was encoded, as the WHATWG Encoding Standard calls it.
     */
    encoding: string;
}

/**
 * A person, organization, place or other named thing.
 */
export interface Entity {
    /**
     * Its position in `entities`.
     */
    id: number;
    /**
     * What it is.
     */
    type: EntityType;
    /**
     * The finer type, as of its mentions; null where it is not known.
     */
    subtype: string | null;
    /**
     * Its fullest name in the article; in ordinary letters where the article has capitals only and a list knows it.
     */
    name: string;
    /**
     * Its other names in the article.
     */
    aliases: string[];
    /**
     * The positions of its mentions in `mentions`.
     */
    mentions: number[];
    /**
     * How much the article is about it, 0 to 1.
     */
    salience: number;
    /**
     * What the salience is made of.
     */
    salienceParts: SalienceParts;
    /**
     * Equal in articles that name the same: a type and the name in lower case, as in "person:joseph biden".
     */
    compareKey: string;
    /**
     * The offices and titles that the article gives it.
     */
    roles: Role[];
    /**
     * What the built-in lists know of it; null where they know nothing.
     */
    knowledge: Knowledge | null;
}

/**
 * A thing that a source says, as a name and a value.
 */
export interface Fact {
    /**
     * What is said: a word in small letters.
     */
    name: string;
    /**
     * What it is.
     */
    value: string;
}

/**
 * A phrase that says what the article is about.
 */
export interface Keyphrase {
    /**
     * The phrase as it is written where it occurs first, outside headlines if it does.
     */
    text: string;
    /**
     * How well it says what the article is about; the best has 1.
     */
    score: number;
    /**
     * Equal in articles that share the phrase: its words in the singular, in lower case, without accents.
     */
    key: string;
    /**
     * What speaks for it, the largest share first.
     */
    parts: ScorePart[];
    /**
     * Where it stands.
     */
    occurrences: Range[];
}

/**
 * What the built-in lists know of an entity. Lists have a date, and an article may be older or newer.
 */
export interface Knowledge {
    /**
     * The id in the source: `iso:CN`, `geonames:5128581`, `geonames:US.GA` (a region), `factbook:gg/irakli-kobakhidze`,
     * `bioguide:C000127`, `ticker:AAPL`, `factbook:NATO`, `domain:harvard.edu`.
     */
    id: string;
    /**
     * The name in the source.
     */
    label: string;
    /**
     * What the source has it as: country, region, city, leader (head of state or government), politician (of the
     * United States), company (listed), international (a body of several states), university.
     */
    kind: string;
    /**
     * `is` where the entity is what is described here, `of` where it only belongs to it, as "Chinese" does to China.
     */
    relation: "is" | "of";
    /**
     * The country as ISO 3166-1 alpha-2; null where it has none or several.
     */
    country: string | null;
    /**
     * Degrees north, to a hundredth; null for what is no place.
     */
    latitude: number | null;
    /**
     * Degrees east, to a hundredth; null for what is no place.
     */
    longitude: number | null;
    /**
     * How many people live there, rounded; null where it is not known.
     */
    population: number | null;
    /**
     * What else the source says, in its words: capital, office, since, party, state, chamber, sector …
     */
    facts: Fact[];
    /**
     * Why it is this one, in a few words for people: "the article also names Tbilisi".
     */
    why: string;
    /**
     * The ids of the entities that decided; empty where the name alone did, or the number of people.
     */
    evidence: number[];
    /**
     * What else of this name it could have been, the likeliest; null where there is no other in the lists.
     */
    other: Known | null;
}

/**
 * A thing that the built-in lists know.
 */
export interface Known {
    /**
     * The id in the source.
     */
    id: string;
    /**
     * The name in the source, with what tells it from others of the name.
     */
    label: string;
}

/**
 * A language and how sure it is.
 */
export interface Language {
    /**
     * The ISO 639-1 code, or "und" where it could not be told.
     */
    code: string;
    /**
     * How sure it is.
     */
    confidence: Certainty;
}

/**
 * A stretch of text that names or states something.
 */
export interface Mention {
    /**
     * Its first UTF-16 code unit.
     */
    start: number;
    /**
     * One past its last UTF-16 code unit.
     */
    end: number;
    /**
     * What it is.
     */
    type: EntityType;
    /**
     * The finer type; null where it is not known, as for most people. Of names:
     * person: politician, family ("the Kennedys");
     * organization: company, bank, government, parliament, court, military, police, party, militant, international,
     * university, school, research, hospital, media, team, sport, union, religious, association;
     * place: country, region, city, facility, water, land;
     * group: nationality, religion, political, ethnic;
     * event: war, attack, disaster, election, tournament, conference, festival, protest;
     * work: book, film, series, song, newspaper, game;
     * law: act, treaty, constitution, case;
     * product: vehicle, aircraft, ship, spacecraft, weapon, device, software, drug, food;
     * other: award, disease, language, measure, program.
     * Of any: byline, credit, where only those lines of the article name it: reporters and photographers, no actors.
     */
    subtype: string | null;
    /**
     * The `id` of the entity that it names; null for times and amounts.
     */
    entity: number | null;
    /**
     * The share of such mentions that are right, 0 to 1.
     */
    confidence: number;
    /**
     * What decided: `tagger` where the words and their neighbours did, `memory` where the rest of the document made
     * something else of them, `rule:<id>`, `list:<id>`.
     */
    source: string;
    /**
     * "government" where a place stands for those who govern from it ("Beijing will not interfere"), else null.
     */
    actsAs: "government" | null;
    /**
     * The country of a place that acts, as ISO 3166-1 alpha-2; null where no place acts or its country is not known.
     */
    country: string | null;
    /**
     * The ids of the entities that it could be, where a short name fits several of them equally; else empty.
     */
    alternatives: number[];
}

/* tslint:disable */
/* eslint-disable */
/**
 * A date of publication and where it was found.
 */
export interface Published {
    /**
     * The day, as YYYY-MM-DD.
     */
    date: string;
    /**
     * Who says so.
     */
    source: PublishedSource;
}

/**
 * A range of the text.
 */
export interface Range {
    /**
     * Its first UTF-16 code unit.
     */
    start: number;
    /**
     * One past its last UTF-16 code unit.
     */
    end: number;
}

/**
 * An office or title that the article gives an entity.
 */
export interface Role {
    /**
     * The words.
     */
    text: string;
    /**
     * Their first UTF-16 code unit.
     */
    start: number;
    /**
     * One past their last UTF-16 code unit.
     */
    end: number;
}

/**
 * What the salience of an entity is made of: weighted shares that add up to it.
 */
export interface SalienceParts {
    /**
     * How often it is named, each further time counting less.
     */
    frequency: number;
    /**
     * How early it is named first.
     */
    position: number;
    /**
     * Over how much of the text it is named.
     */
    spread: number;
    /**
     * Whether the title or a headline names it.
     */
    headline: number;
    /**
     * How often it is the subject of a clause, each further time counting less.
     */
    subject: number;
}

/**
 * A part of a score.
 */
export interface ScorePart {
    /**
     * What is weighed: frequency, position, spread, rarity, form, headline or name.
     */
    name: string;
    /**
     * Its share, above 0; the shares of a score add up to 1 but for rounding.
     */
    share: number;
}

/**
 * A sentence.
 */
export interface Sentence {
    /**
     * Its first UTF-16 code unit.
     */
    start: number;
    /**
     * One past its last UTF-16 code unit.
     */
    end: number;
    /**
     * The position of its block in `blocks`.
     */
    block: number;
}

/**
 * A subject of the IPTC Media Topics.
 */
export interface Topic {
    /**
     * Its id, as "medtop:…".
     */
    id: string;
    /**
     * Its name.
     */
    label: string;
    /**
     * The names from the top subject down to this one.
     */
    path: string[];
    /**
     * The share of articles with such words that are about it, 0 to 1; a part has at most what its parent has.
     */
    score: number;
    /**
     * The sentences that speak for it most, at most three, best first.
     */
    evidence: Range[];
}

/**
 * What this package is.
 */
export interface Version {
    /**
     * The version of the package.
     */
    package: string;
    /**
     * The version of the model.
     */
    model: string;
    /**
     * The version of the contract.
     */
    schema: 1;
}

/**
 * Something odd about the input.
 */
export interface Warning {
    /**
     * What it is, for programs: lower-case words joined by hyphens.
     */
    code: string;
    /**
     * What it is and what to do, for people.
     */
    message: string;
    /**
     * Where it begins, in UTF-16 code units.
     */
    start?: number;
    /**
     * Where it ends, in UTF-16 code units.
     */
    end?: number;
}

/**
 * What a block is for.
 */
export type BlockKind = "headline" | "dateline" | "byline" | "body" | "caption" | "credit" | "boilerplate";

/**
 * Three words for how sure something is.
 */
export type Certainty = "clear" | "likely" | "unsure";

/**
 * The type of a mention or an entity: names first, then expressions of time and amount.
 */
export type EntityType = "person" | "organization" | "place" | "group" | "event" | "work" | "law" | "product" | "other" | "date" | "time" | "money" | "percent" | "quantity";

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/**
 * Who says when an article was published.
 */
export type PublishedSource = "given" | "dateline";

export type SyncInitInput = BufferSource | WebAssembly.Module;
