// An analysis of a long text is large: it crosses from the worker in parts, so that no single message blocks the page.

const PART = 4000;

/**
 * A value whose long arrays are emptied, followed by their items.
 * @param {any} value
 * @returns {Generator<{ value: any } | { key: string, items: unknown[] }>}
 */
export function* split(value) {
  const long = Object.entries(value).filter(([, field]) => Array.isArray(field) && field.length > PART);
  yield { value: { ...value, ...Object.fromEntries(long.map(([key]) => [key, []])) } };
  for (const [key, items] of long) {
    for (let start = 0; start < items.length; start += PART) yield { key, items: items.slice(start, start + PART) };
  }
}

/**
 * Adds one part to what came before it.
 * @param {any} whole undefined for the first part
 * @param {any} part
 */
export function join(whole, part) {
  if ('value' in part) return part.value;
  whole[part.key].push(...part.items);
  return whole;
}
