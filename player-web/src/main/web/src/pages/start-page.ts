import { readSite } from '../api/site.ts';
import { startLanguage } from '../text/language.ts';

/** Puts the page's element into the document, in the visitor's language. */
export async function startPage(element: () => HTMLElement): Promise<void> {
  const site = await readSite();
  startLanguage(site?.languages ?? []);
  document.body.prepend(element());
}
