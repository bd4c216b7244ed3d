// Pasting and dropping anywhere on the page.

/**
 * @param {object} to
 * @param {(text: string, html: string) => boolean} to.paste whether it took what was pasted
 * @param {(files: File[]) => void} to.files
 */
export function listenForInput({ paste, files }) {
  document.addEventListener('paste', (event) => {
    const data = event.clipboardData;
    if (!data) return;
    if (data.files.length > 0) {
      event.preventDefault();
      files([...data.files]);
    } else if (paste(data.getData('text/plain'), data.getData('text/html'))) {
      event.preventDefault();
    }
  });

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
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    page.classList.remove('dropping');
    files([...(event.dataTransfer?.files ?? [])]);
  });
}
