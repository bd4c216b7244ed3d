// The worker that reads Word files.
import { serve } from '../../engine/serve.js';
import { fromDocx } from '../formats/docx.js';

serve({ docx: ({ bytes }) => fromDocx(bytes) });
