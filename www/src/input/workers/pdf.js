// The worker that reads PDF files.
import { serve } from '../../engine/serve.js';
import { printed } from '../fingerprint.js';
import { beginFile } from '../formats/guard.js';
import { fromPdf } from '../formats/pdf.js';

serve({
  async pdf({ bytes }, id) {
    // Whatever pdf.js makes of the error, this worker is not used again.
    beginFile(() => postMessage({ id, error: { message: 'inflated', fatal: true } }));
    return printed(await fromPdf(bytes));
  },
});
