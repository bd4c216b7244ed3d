// What is known of an article as a whole, and who says so: its title, its outlet, its day, the place it is dated from.

/**
 * @typedef {import('../state/store.js').Article} Article
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {{ value: string, source: 'given' | 'headline' | 'dateline' | 'address' }} Fact
 * @typedef {{ title: Fact | null, outlet: Fact | null, date: Fact | null, place: Fact | null }} Facts
 */

/**
 * @param {Pick<Article, 'title' | 'published' | 'outlet' | 'url' | 'text'>} article
 * @param {Analysis | null} analysis
 * @returns {Facts}
 */
export function factsOf(article, analysis) {
  const { title, published, outlet, url } = article;
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '';
  const headline = analysis?.blocks.find(({ kind }) => kind === 'headline');
  return {
    title: given(title) ?? (headline ? { value: article.text.slice(headline.start, headline.end).replace(/\s+/gu, ' ').trim(), source: 'headline' } : null),
    outlet: given(outlet) ?? inDateline(article.text, analysis, isOutlet) ?? (host ? { value: host, source: 'address' } : null),
    date: given(published) ?? (analysis?.published ? { value: analysis.published.date, source: analysis.published.source } : null),
    place: inDateline(article.text, analysis, ({ type }) => type === 'place'),
  };
}

/** @param {string | undefined} value @returns {Fact | null} */
const given = (value) => (value ? { value, source: 'given' } : null);

/** @param {import('../../pkg/nutgraf.js').Mention} mention */
const isOutlet = ({ type, subtype }) => type === 'organization' && (subtype === 'media' || subtype === 'byline' || subtype === 'credit');

/**
 * The first name of a kind that stands in the dateline or the byline.
 * @param {string} text
 * @param {Analysis | null} analysis
 * @param {(mention: import('../../pkg/nutgraf.js').Mention) => boolean} isSought
 * @returns {Fact | null}
 */
function inDateline(text, analysis, isSought) {
  for (const { start, end, kind } of analysis?.blocks ?? []) {
    if (kind !== 'dateline' && kind !== 'byline') continue;
    const mention = analysis?.mentions.find((mention) => mention.start >= start && mention.end <= end && isSought(mention));
    if (mention) return { value: text.slice(mention.start, mention.end), source: 'dateline' };
  }
  return null;
}
