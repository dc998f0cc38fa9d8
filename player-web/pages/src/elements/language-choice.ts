import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { language, offeredLanguages, setLanguage, type Language } from '../text/language.ts';
import { bringTexts, text } from '../text/text.ts';
import { PageElement } from './page-element.ts';

/** A language's name is written in that language, so that its speakers find it. */
const NAMES: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };

/** The choice of the page's language; nothing where the site is offered in one alone. */
@customElement('language-choice')
export class LanguageChoice extends PageElement {
  protected override render() {
    if (offeredLanguages().length < 2) return nothing;
    return html`<nav class="languages" aria-label=${text('site.language')}>
      ${offeredLanguages().map(
        (one) => html`<button
          type="button"
          lang=${one}
          aria-current=${one === language()}
          @click=${() => void speak(one)}
        ><span aria-hidden="true">${one.toUpperCase()}</span><span class="visually-hidden">${NAMES[one]}</span></button>`,
      )}
    </nav>`;
  }
}

/** Where the words can't be had the page stays as it is, and can be asked again. */
async function speak(wish: Language): Promise<void> {
  await bringTexts(wish).then(() => setLanguage(wish), () => undefined);
}
