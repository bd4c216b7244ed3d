// The terms of http://www.w3.org/ns/anno.jsonld that the export uses, with the IRIs that the W3C gives them, so that the
// test needs no network.
const OA = 'http://www.w3.org/ns/oa#';
const AS = 'http://www.w3.org/ns/activitystreams#';
const iri = (/** @type {string} */ id) => ({ '@id': id, '@type': '@id' });
const motivation = { '@id': `${OA}motivatedBy`, '@type': '@vocab' };

export const context = {
  '@context': {
    id: '@id',
    type: '@type',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    Annotation: `${OA}Annotation`,
    TextualBody: `${OA}TextualBody`,
    TextQuoteSelector: `${OA}TextQuoteSelector`,
    TextPositionSelector: `${OA}TextPositionSelector`,
    AnnotationCollection: `${AS}OrderedCollection`,
    AnnotationPage: `${AS}OrderedCollectionPage`,
    Person: 'http://xmlns.com/foaf/0.1/Person',
    Software: `${AS}Application`,
    classifying: `${OA}classifying`,
    identifying: `${OA}identifying`,
    assessing: `${OA}assessing`,
    motivation,
    purpose: { '@id': `${OA}hasPurpose`, '@type': '@vocab' },
    body: iri(`${OA}hasBody`),
    target: iri(`${OA}hasTarget`),
    source: iri(`${OA}hasSource`),
    selector: iri(`${OA}hasSelector`),
    creator: iri('http://purl.org/dc/terms/creator'),
    name: 'http://xmlns.com/foaf/0.1/name',
    nickname: 'http://xmlns.com/foaf/0.1/nick',
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    exact: `${OA}exact`,
    prefix: `${OA}prefix`,
    suffix: `${OA}suffix`,
    start: { '@id': `${OA}start`, '@type': 'xsd:nonNegativeInteger' },
    end: { '@id': `${OA}end`, '@type': 'xsd:nonNegativeInteger' },
    label: 'http://www.w3.org/2000/01/rdf-schema#label',
    total: { '@id': `${AS}totalItems`, '@type': 'xsd:nonNegativeInteger' },
    first: iri(`${AS}first`),
    startIndex: { '@id': `${AS}startIndex`, '@type': 'xsd:nonNegativeInteger' },
    items: { '@id': `${AS}items`, '@type': '@id', '@container': '@list' },
  },
};
