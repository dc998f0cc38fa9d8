import { readSite } from '../api/site.ts';
import { startLanguage } from '../text/language.ts';
import { startZone } from '../time/site-zone.ts';

/** Puts the page's element into the document, in the visitor's language and the site's time zone. */
export async function startPage(element: () => HTMLElement): Promise<void> {
  const site = await readSite();
  startLanguage(site?.languages ?? []);
  startZone(site?.timezone);
  document.body.prepend(element());
}
