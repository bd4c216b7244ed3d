// Markdown becomes plain text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromMarkdown } from '../../src/input/formats/markdown.js';

/** @type {[string, string][]} */
const cases = [
  ['# Rates rise again\n\nThe bank said so.', 'Rates rise again\n\nThe bank said so.'],
  ['## Closed ##', 'Closed'],
  ['He said **never** and *maybe* and __often__ and _rarely_.', 'He said never and maybe and often and rarely.'],
  ['See [the report](https://example.org/a_b) and [the law][1].\n\n[1]: https://example.org', 'See the report and the law.'],
  ['![The pier at dawn](pier.jpg)', 'The pier at dawn'],
  ['> "We will stay," she said.\n> They left.', '"We will stay," she said.\nThey left.'],
  ['- bread\n- milk\n* eggs', 'bread\nmilk\neggs'],
  ['one\n\n---\n\ntwo', 'one\n\n\ntwo'],
  ['Title\n=====\n\ntext', 'Title\n\ntext'],
  ['```\ncode_with_names\n```', 'code_with_names'],
  ['3 * 4 * 5 and snake_case_name stay', '3 * 4 * 5 and snake_case_name stay'],
  ['1\\. not a list, \\*not bold\\*', '1. not a list, *not bold*'],
];
for (const [source, text] of cases) {
  test(`${JSON.stringify(source)}`, () => assert.equal(fromMarkdown(source).text, text));
}

test('front matter gives the title and the date', () => {
  const extract = fromMarkdown('---\ntitle: "A night: out"\ndate: 2024-05-01T10:00\ntags: [a]\n---\n\nThey danced.');
  assert.deepEqual(extract, { text: 'They danced.', title: 'A night: out', published: '2024-05-01' });
});
