// The worker that reads text with marks in it: web pages, Markdown, e-mail.
import { serve } from '../../engine/serve.js';
import { printed } from '../fingerprint.js';
import { fromEmail } from '../formats/email.js';
import { fromHtml } from '../formats/html.js';
import { fromMarkdown } from '../formats/markdown.js';

serve({
  html: ({ text }) => printed(fromHtml(text)),
  markdown: ({ text }) => printed(fromMarkdown(text)),
  email: async ({ bytes }) => printed(await fromEmail(bytes)),
});
