// Files as other programs make them, from invented text; and files that nobody should make.
import { deflateRawSync, deflateSync } from 'node:zlib';

/**
 * A zip file.
 * @param {{ name: string, content: string | Buffer, claims?: number, flags?: number }[]} entries `claims`: the size that it says it has
 */
export function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, content, claims, flags = 0 } of entries) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, Buffer.alloc(14), Buffer.from(name)]);
    entry.writeUInt32LE(at, 42);
    parts.push(local);
    directory.push(entry);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** @param {string} body WordprocessingML */
export function docx(body) {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: `<Relationships><Relationship Id="rId1" Type="${relations}" Target="word/document.xml"/></Relationships>` },
    { name: 'word/document.xml', content: `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>` },
  ]);
}

/** A paragraph of Word in two runs. @param {string} text */
export function paragraph(text) {
  const middle = Math.floor(text.length / 2);
  const run = (/** @type {string} */ words) => `<w:r><w:t xml:space="preserve">${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`;
  return `<w:p>${run(text.slice(0, middle))}${run(text.slice(middle))}</w:p>`;
}

/** A PDF file of one page with this content stream. @param {Buffer} packed @param {string} filters @param {string} [more] of its dictionary */
export function pdf(packed, filters, more = '') {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    Buffer.concat([Buffer.from(`<< /Length ${packed.length} /Filter ${filters} ${more}>>\nstream\n`), packed, Buffer.from('\nendstream')]),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets = [];
  for (const [index, content] of objects.entries()) {
    offsets.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(content), Buffer.from('\nendobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const at = Buffer.concat(parts).length;
  parts.push(Buffer.from(`xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** @param {number} megabytes that it unpacks to */
export const pdfBomb = (megabytes) => pdf(deflateSync(Buffer.alloc(megabytes * 1e6, ' '), { level: 9 }), '/FlateDecode');

/** A Word file that says it is small. @param {number} megabytes */
export function docxBomb(megabytes) {
  const content = Buffer.concat([Buffer.from('<w:document><w:body><w:p><w:r><w:t>'), Buffer.alloc(megabytes * 1e6, 'a'), Buffer.from('</w:t></w:r></w:p></w:body></w:document>')]);
  return zip([{ name: 'word/document.xml', content, claims: 100 }]);
}

/** @param {string} boundary */
export const multipart = (boundary) => `From: "Desk" <desk@example.org>
To: readers@example.org
Subject: =?utf-8?Q?Pier_reopens_after_caf=C3=A9_fire?=
Date: Tue, 02 Apr 2024 23:30:00 -0400
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="${boundary}"

--${boundary}
Content-Type: multipart/alternative; boundary="${boundary}a"

--${boundary}a
Content-Type: text/plain; charset=utf-8

Short lines that a mail program has cut.

--${boundary}a
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><p>The caf=E9 on the pier reopened, Ana Ruiz said on Tuesday.</p>
<p>Nobody was hurt.</p><img src=3D"http://127.0.0.1:9/pixel.png"></body></html>

--${boundary}a--
--${boundary}
Content-Type: application/octet-stream; name="list.bin"
Content-Disposition: attachment; filename="list.bin"
Content-Transfer-Encoding: base64

QUJDREVG
--${boundary}--
`.replaceAll('\n', '\r\n');
