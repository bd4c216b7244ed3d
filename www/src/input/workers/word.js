// The worker that reads Word files.
import { serve } from '../../engine/serve.js';
import { printed } from '../fingerprint.js';
import { fromDocx } from '../formats/docx.js';

serve({ docx: async ({ bytes }) => printed(await fromDocx(bytes)) });
