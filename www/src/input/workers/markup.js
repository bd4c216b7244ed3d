// The worker that reads text with marks in it: web pages, Markdown, e-mail; and project files.
import { serve } from '../../engine/serve.js';
import { fromEmail } from '../formats/email.js';
import { fromHtml } from '../formats/html.js';
import { fromMarkdown } from '../formats/markdown.js';

serve({
  html: ({ text }) => fromHtml(text),
  markdown: ({ text }) => fromMarkdown(text),
  email: ({ bytes }) => fromEmail(bytes),
});
