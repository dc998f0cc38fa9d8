import { startLanguage } from '../text/language.ts';

/** Puts the page's element into the document, in the visitor's language. */
export function startPage(element: () => HTMLElement): void {
  startLanguage();
  document.body.prepend(element());
}
