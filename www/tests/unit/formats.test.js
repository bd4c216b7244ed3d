// What other programs write into their files, and what of it is text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromDocx } from '../../src/input/formats/docx.js';
import { fromEmail } from '../../src/input/formats/email.js';
import { fromHtml } from '../../src/input/formats/html.js';
import { docx, zip } from '../support/files.js';

const run = (/** @type {string} */ words, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const line = (/** @type {string[]} */ ...runs) => `<w:p>${runs.join('')}</w:p>`;
const textOf = async (/** @type {Buffer} */ file) => (await fromDocx(Uint8Array.from(file))).text;

/** @type {Record<string, [body: string, text: string]>} */
const bodies = {
  'links, tags and controls give their words': [
    line(run('See '), `<w:hyperlink r:id="rId5">${run('the report')}</w:hyperlink>`, `<w:smartTag>${run(' from Porto')}</w:smartTag>`)
      + `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>${line(run('In a control.'))}</w:sdtContent></w:sdt>`,
    'See the report from Porto\n\nIn a control.',
  ],
  'a field gives what it shows and not its code': [
    line(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('The Courier')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' said.')}`),
    'The Courier said.',
  ],
  'hidden words stay out, and those whose hiding is switched off do not': [
    line(run('Seen', '<w:rPr><w:vanish w:val="0"/></w:rPr>'), run(' HIDDEN', '<w:rPr><w:vanish/></w:rPr>'), run(' again.')),
    'Seen again.',
  ],
  'a paragraph whose end is struck out goes on with the next': [
    `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('One half')}</w:p>${line(run(' and the other.'))}${line(run('The end.'))}`,
    'One half and the other.\n\nThe end.',
  ],
  'what was moved stands where it was moved to': [line(`<w:moveFrom>${run('moved')}</w:moveFrom>`, run('It was '), `<w:moveTo>${run('moved')}</w:moveTo>`), 'It was moved'],
  'a text box is read once, before the paragraph that it hangs on': [
    line(run('Before.'), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${line(run('In a box.'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${line(run('In a box.'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`, run(' After.')),
    'In a box.\n\nBefore. After.',
  ],
  'list marks and tab stops are no text': [`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>${run('First point')}</w:p>`, 'First point'],
};
for (const [what, [body, text]] of Object.entries(bodies)) {
  test(`Word: ${what}`, async () => assert.equal(await textOf(docx(body)), text));
}

test('Word: notes follow the text; comments and page heads stay out', async () => {
  const part = (/** @type {string} */ name, /** @type {string} */ words) => ({ name: `word/${name}.xml`, content: `<w:${name}>${line(run(words))}</w:${name}>` });
  const file = zip([part('document', 'The board met.'), part('footnotes', 'Minutes of the board.'), part('endnotes', 'Page 4.'), part('comments', 'Check this.'), part('header1', 'DRAFT')]);
  assert.equal(await textOf(file), 'The board met.\n\nMinutes of the board.\n\nPage 4.');
});

test('Word: the prefix of the names is the file’s own', async () => {
  const ours = `<w:document><w:body>${line(run('The board met.'))}</w:body></w:document>`;
  for (const prefix of ['ns0:', '']) assert.equal(await textOf(zip([{ name: 'word/document.xml', content: ours.replaceAll('w:', prefix) }])), 'The board met.');
});

const filler = '<p>The harbour board of Port Ellis met for three hours on Tuesday and agreed to repair the old pier, members said.</p>'.repeat(3);

test('a saved web page says who published it, where and when, and keeps its byline', () => {
  const page = (/** @type {string} */ link) => fromHtml(`<title>Pier | Courier</title><meta property="og:site_name" content="Port Ellis Courier"><link rel="canonical" href="${link}">
    <meta property="article:published_time" content="2024-04-02T08:00:00Z"><main><article><h1>Pier to be repaired</h1><p class="byline">By <a rel="author">Ana Ruiz</a></p>${filler}</article></main>`);
  const { text, outlet, url, published } = page('https://courier.example/pier');
  assert.match(text, /^(?:Pier to be repaired\n\n)?By Ana Ruiz\n\nThe harbour board/u);
  assert.deepEqual({ outlet, url, published }, { outlet: 'Port Ellis Courier', url: 'https://courier.example/pier', published: '2024-04-02' });
  assert.equal(page('javascript:alert(1)').url, undefined);
});

test('an e-mail with another message and a file in it gives the words of both messages', async () => {
  const mail = `From: a@example.org\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n
--x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: message/rfc822\n\nFrom: c@example.org\nSubject: Inner\nContent-Type: text/plain\n\nThe board met.
--x\nContent-Type: application/pdf; name="r.pdf"\nContent-Disposition: attachment; filename="r.pdf"\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--`;
  const { text, title, attachments } = await fromEmail(new TextEncoder().encode(mail.replaceAll('\n', '\r\n')));
  assert.match(text, /^See below\.[\s\S]*The board met\.$/u);
  assert.equal(title, 'Fwd');
  assert.equal(attachments, 'r.pdf');
});

test('the signature of an e-mail stands apart from its text, and nothing of it is lost', async () => {
  const read = (/** @type {string} */ body, type = 'plain') => fromEmail(new TextEncoder().encode(`Subject: Pier\nContent-Type: text/${type}\n\n${body}`.replaceAll('\n', '\r\n')));
  assert.deepEqual(await read('The board met.\n\n-- \nAna Ruiz\nHarbour Desk\n'), { text: 'The board met.', title: 'Pier', signature: 'Ana Ruiz\nHarbour Desk' });
  assert.deepEqual(await read('<p>The board met.</p><div>--&nbsp;<br>Ana Ruiz<br>Harbour Desk</div>', 'html'), { text: 'The board met.', title: 'Pier', signature: 'Ana Ruiz\nHarbour Desk' });
  for (const body of ['The board met -- twice.', '-- \nOnly a signature.', `The board met.\n--\n${'A line.\n'.repeat(16).trim()}`]) {
    const { text, signature } = await read(body);
    assert.deepEqual([text.replaceAll('\r', ''), signature], [body, undefined]);
  }
});
