// What the page knows of each type of mention: its label in the text, its name in lists, and their order.

/** @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType */

/** @type {readonly { type: EntityType, label: string, one: string, plural: string }[]} in the order of the lists */
export const entityTypes = [
  { type: 'person', label: 'per', one: 'Person', plural: 'People' },
  { type: 'organization', label: 'org', one: 'Organization', plural: 'Organizations' },
  { type: 'place', label: 'place', one: 'Place', plural: 'Places' },
  { type: 'group', label: 'group', one: 'Group', plural: 'Groups' },
  { type: 'event', label: 'event', one: 'Event', plural: 'Events' },
  { type: 'work', label: 'work', one: 'Work', plural: 'Works' },
  { type: 'law', label: 'law', one: 'Law', plural: 'Laws' },
  { type: 'product', label: 'product', one: 'Product', plural: 'Products' },
  { type: 'other', label: 'other', one: 'Other name', plural: 'Other names' },
  { type: 'date', label: 'date', one: 'Date', plural: 'Dates' },
  { type: 'time', label: 'time', one: 'Time', plural: 'Times' },
  { type: 'money', label: 'money', one: 'Money', plural: 'Money' },
  { type: 'percent', label: 'share', one: 'Percentage', plural: 'Percentages' },
  { type: 'quantity', label: 'amount', one: 'Quantity', plural: 'Quantities' },
];

const labels = new Map(entityTypes.map(({ type, label }) => [type, label]));

/** @param {EntityType} type */
export const labelOf = (type) => labels.get(type) ?? type;

const names = new Map(entityTypes.map(({ type, one }) => [type, one]));

/** @param {EntityType} type */
export const nameOf = (type) => names.get(type) ?? type;

/** Subtypes whose own name does not say enough beside a name. @type {Record<string, string>} */
const subtypes = {
  militant: 'armed group',
  international: 'international body',
  research: 'research institute',
  sport: 'sports body',
  religious: 'religious body',
  political: 'political group',
  ethnic: 'ethnic group',
  land: 'landscape',
  case: 'court case',
};

/** The label of a subject as lists and headings show it; IPTC begins them small. @param {string} label */
export const subjectLabel = (label) => label.charAt(0).toUpperCase() + label.slice(1);

/** The subtype of a name as the lists show it. @param {string} subtype */
export const subtypeLabel = (subtype) => subtypes[subtype] ?? subtype;
