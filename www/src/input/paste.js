// Text pasted anywhere on the page. The box takes what it can show well; everything else becomes an article at once.
import { LONGEST_EDITED } from '../views/article/editor.js';
import { looksLikeHtml } from './glance.js';

/** Longer than what one adds to a text while editing it: another article. */
const LONGEST_ADDITION = 400;

/** @param {(text: string) => void} take a new article */
export function listenForPaste(take) {
  document.addEventListener('paste', (event) => {
    if (document.querySelector('dialog[open]') || isField(document.activeElement)) return;
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    const text = plain || (event.clipboardData?.getData('text/html') ?? '');
    if (text === '' || (plain !== '' && isForBox(plain))) return;
    event.preventDefault();
    take(text);
  });
}

/** A field for a few words keeps what is pasted into it. @param {Element | null} element */
const isField = (element) => element instanceof HTMLInputElement;

/** @param {string} text */
function isForBox(text) {
  const box = document.activeElement;
  if (!(box instanceof HTMLTextAreaElement) || box.id !== 'edited' || looksLikeHtml(text)) return false;
  const replacesAll = box.selectionEnd - box.selectionStart === box.value.length;
  return text.length <= (replacesAll ? LONGEST_EDITED : LONGEST_ADDITION);
}
