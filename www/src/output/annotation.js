// W3C Web Annotation: a collection in JSON-LD that other annotation programs read. Each mention is an annotation with
// a quote and a position; its bodies say what it is, whom it names, and whether a person agreed.
import { quoteOf } from '../corrections/quote.js';
import { hashOf, titleOf } from './plain.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {import('../corrections/types.js').ReadMention} ReadMention
 */

/** In longer texts a quote is not made unique, which would cost a look at the whole text for each. */
const LONG = 200_000;

/** @param {readonly Exported[]} articles */
export function annotations(articles) {
  const items = articles.flatMap(annotationsOf);
  const id = `urn:nutgraf:collection:${hashOf(articles.map(({ text }) => text).join('\u0000'))}`;
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: articles.map(titleOf).join('; ').slice(0, 200).toWellFormed(),
    total: items.length,
    first: { id: `${id}:1`, type: 'AnnotationPage', startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

/** @param {Exported} article */
function annotationsOf({ text, url, reading }) {
  const hash = hashOf(text);
  const source = url && URL.canParse(url) ? url : `urn:nutgraf:text:${hash}`;
  return reading.mentions.map((mention, index) => {
    const { start, end, type, entity, state } = mention;
    const { exact, prefix, suffix } = quoteOf(text, start, end, text.length < LONG);
    const name = entity === null ? null : reading.entities[entity].name;
    return {
      id: `urn:nutgraf:mention:${hash}:${index}`,
      type: 'Annotation',
      motivation: name === null ? 'classifying' : 'identifying',
      creator: state === 'added' ? { type: 'Person', nickname: 'reader' } : { type: 'Software', name: 'Nutgraf' },
      body: [
        { type: 'TextualBody', purpose: 'classifying', value: type },
        ...(name === null ? [] : [{ type: 'TextualBody', purpose: 'identifying', value: name }]),
        { type: 'TextualBody', purpose: 'assessing', value: state },
      ],
      target: {
        source,
        selector: [
          { type: 'TextQuoteSelector', exact, prefix, suffix },
          { type: 'TextPositionSelector', start, end },
        ],
      },
    };
  });
}
