// Files and folders dropped or pasted anywhere on the page.
import { gather } from './folder.js';

/** @param {(files: File[], leftOut: number) => void} take files, and how many of a folder's are of no known kind */
export function listenForDrop(take) {
  const page = document.documentElement;
  let depth = 0;
  const carriesFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragenter', (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    page.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (carriesFiles(event)) depth -= 1;
    if (depth === 0) page.classList.remove('dropping');
  });
  document.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  document.addEventListener('drop', async (event) => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    depth = 0;
    page.classList.remove('dropping');
    const { files, leftOut } = await gather(event.dataTransfer);
    take(files, leftOut);
  });
  document.addEventListener('paste', (event) => {
    const { files } = event.clipboardData ?? new DataTransfer();
    if (files.length === 0) return;
    event.preventDefault();
    take([...files], 0);
  });
}
