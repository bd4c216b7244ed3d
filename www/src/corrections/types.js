// The shapes of corrections: what a person says of the machine's answer, beside that answer.

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').Mention} Mention
 * @typedef {import('../../pkg/nutgraf.js').Entity} Entity
 * @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType
 * @typedef {import('../../pkg/nutgraf.js').Range} Range
 *
 * Words of a text, what stood around them, and where. The first three are a TextQuoteSelector of the W3C Web
 * Annotation model, the last two its TextPositionSelector, in UTF-16 code units.
 * @typedef {{ exact: string, prefix: string, suffix: string, start: number, end: number }} Quote
 *
 * An entity, named so that it is found again after another analysis: by its `compareKey`, else by one of its mentions.
 * @typedef {{ key: string, name: string, type: EntityType, at: Quote | null }} EntityRef
 *
 * What is said of a whole entity. `merge` makes it one with `into`.
 * @typedef {{ op: 'confirm' | 'reject', entity: EntityRef }
 *   | { op: 'retype', entity: EntityRef, type: EntityType }
 *   | { op: 'rename', entity: EntityRef, name: string }
 *   | { op: 'merge', entity: EntityRef, into: EntityRef }} EntityOperation
 *
 * What is said of single places. `add` marks words that nothing marked; `split` takes mentions out of their entity.
 * Both put them into `into`, or into an entity of their own, called `name` or by the words themselves.
 * Of the others `into` is the entity to which they belonged, in case the machine forgets them.
 * @typedef {object} PlaceOperation
 * @property {'confirm' | 'reject' | 'retype' | 'split' | 'add'} op
 * @property {Quote[]} quotes
 * @property {EntityType} type
 * @property {string | null} name
 * @property {EntityRef | null} into
 *
 * @typedef {EntityOperation | PlaceOperation} Operation
 * @typedef {Operation & { id: number }} Correction an operation, and its number in its list
 * @typedef {readonly Correction[]} Corrections in the order in which they were made
 *
 * Whether a person has looked: `suggested` is the machine's alone, `added` a person's alone.
 * @typedef {'suggested' | 'confirmed' | 'added' | 'rejected'} State
 *
 * A mention of a reading. A rejected one keeps the id of the entity to which it would belong.
 * @typedef {Mention & { state: State }} ReadMention
 *
 * An entity of a reading. `mentions` are those that stand, or all of them where the entity is rejected; `keys` are
 * the keys by which corrections may call it, `compareKey` among them.
 * @typedef {Entity & { state: State, keys: string[] }} ReadEntity
 *
 * A correction, or a part of one, that found no place in this text.
 * @typedef {{ correction: Correction, quotes: Quote[], entity: EntityRef | null }} Orphan
 *
 * The machine's answer as corrected. `applied` are the ids of the corrections that are in it.
 * @typedef {Omit<Analysis, 'mentions' | 'entities'> & {
 *   mentions: ReadMention[], entities: ReadEntity[], orphans: Orphan[], applied: number[] }} Reading
 */

/** Types of times and amounts: such mentions name no entity. @type {ReadonlySet<EntityType>} */
export const figures = new Set(/** @type {EntityType[]} */ (['date', 'time', 'money', 'percent', 'quantity']));
