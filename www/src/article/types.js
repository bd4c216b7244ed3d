// What the page knows of each type of mention: its label in the text, its name in lists, and their order.

/** @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType */

/** @type {readonly { type: EntityType, label: string, plural: string }[]} in the order of the lists */
export const entityTypes = [
  { type: 'person', label: 'per', plural: 'People' },
  { type: 'organization', label: 'org', plural: 'Organizations' },
  { type: 'place', label: 'place', plural: 'Places' },
  { type: 'group', label: 'group', plural: 'Groups' },
  { type: 'event', label: 'event', plural: 'Events' },
  { type: 'work', label: 'work', plural: 'Works' },
  { type: 'law', label: 'law', plural: 'Laws' },
  { type: 'product', label: 'product', plural: 'Products' },
  { type: 'other', label: 'other', plural: 'Other names' },
  { type: 'date', label: 'date', plural: 'Dates' },
  { type: 'time', label: 'time', plural: 'Times' },
  { type: 'money', label: 'money', plural: 'Money' },
  { type: 'percent', label: 'share', plural: 'Percentages' },
  { type: 'quantity', label: 'amount', plural: 'Quantities' },
];

const labels = new Map(entityTypes.map(({ type, label }) => [type, label]));

/** @param {EntityType} type */
export const labelOf = (type) => labels.get(type) ?? type;

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

/** The subtype of a name as the lists show it. @param {string} subtype */
export const subtypeLabel = (subtype) => subtypes[subtype] ?? subtype;
