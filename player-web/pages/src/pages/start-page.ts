import { readSite } from '../api/site.ts';
import { language, startLanguage } from '../text/language.ts';
import { bringTexts } from '../text/text.ts';
import { startZone } from '../time/site-zone.ts';

/** Puts the page's element into the document, in the visitor's language and the site's time zone. */
export async function startPage(element: () => HTMLElement): Promise<void> {
  const site = await readSite();
  startLanguage(site?.languages ?? []);
  // A page in French is better than none.
  await bringTexts(language()).catch(() => undefined);
  startZone(site?.timezone);
  document.body.prepend(element());
}
