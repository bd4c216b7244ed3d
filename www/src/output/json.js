// The analysis as a file: the wire contract, with the versions that made it and the text that its offsets count into.

/**
 * @typedef {import('../state/store.js').Article} Article
 * @typedef {import('../state/store.js').Reading} Reading
 * @typedef {import('../../pkg/nutgraf.js').Version} Version
 */

const PART = 2000;

/**
 * Written in parts, so that a long analysis does not hold up the page.
 * @param {Article} article
 * @param {Reading} reading
 * @param {Version | null} version
 * @returns {Promise<Blob>}
 */
export async function analysisFile({ title }, { text, analysis }, version) {
  const head = {
    schema: analysis.schema,
    generator: { name: 'nutgraf', package: version?.package, model: version?.model },
    offsetUnit: 'utf-16 code unit',
    title: title ?? null,
    text,
  };
  const { schema: _, ...rest } = analysis;
  /** @type {BlobPart[]} */
  const parts = [];
  for (const [key, value] of Object.entries({ ...head, ...rest })) {
    parts.push(parts.length === 0 ? '{\n' : ',\n', `  ${JSON.stringify(key)}: `);
    if (Array.isArray(value) && value.length > 0) await writeList(value, parts);
    else parts.push(JSON.stringify(value));
  }
  return new Blob([...parts, '\n}\n'], { type: 'application/json' });
}

/** One item a line. @param {unknown[]} items @param {BlobPart[]} parts */
async function writeList(items, parts) {
  for (let start = 0; start < items.length; start += PART) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve));
    const lines = items.slice(start, start + PART).map((item) => `    ${JSON.stringify(item)}`);
    parts.push(new Blob([start === 0 ? '[\n' : ',\n', lines.join(',\n')]));
  }
  parts.push('\n  ]');
}

/** A file name that every system takes. @param {string} name of the article */
export function fileName(name) {
  const plain = name.normalize('NFKD').replace(/\.(?:txt|md|html?)$/iu, '').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '').slice(0, 60).replace(/-$/u, '');
  return `${slug || 'article'}.nutgraf.json`;
}
