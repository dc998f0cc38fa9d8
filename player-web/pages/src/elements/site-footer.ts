import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Site } from '../api/channel.ts';
import { readSite } from '../api/site.ts';
import { language, offeredLanguages } from '../text/language.ts';
import { text, type TextKey } from '../text/text.ts';
import { PageElement } from './page-element.ts';

/** The foot of each public page: it must say how accessible the site is (French act 2005-102, article 47). */
@customElement('site-footer')
export class SiteFooter extends PageElement {
  @state() private accessibility: Site['accessibility'] = 'none';

  override connectedCallback(): void {
    super.connectedCallback();
    void readSite().then((site) => (this.accessibility = site?.accessibility ?? 'none'));
  }

  protected override render() {
    return html`<footer class="site-footer">
      <nav aria-label=${text('site.footer')}>
        <ul>
          ${link('/site-map', 'site.footer.map')}
          ${link('/deliberations/', 'site.footer.decisions')}
          ${link('/accessibility', `site.footer.accessibility.${this.accessibility}`)}
          ${link('/legal', 'site.footer.legal')}
          ${link('/privacy', 'site.footer.data')}
          ${link('/open-data', 'site.footer.open-data')}
          ${link('/help', 'site.footer.help')}
          ${link('/contact', 'site.footer.contact')}
        </ul>
      </nav>
      <p>${text('site.footer.privacy')}</p>
      <p>${text('site.footer.software')}</p>
    </footer>`;
  }
}

/** The server writes these pages: it does not know which language was chosen here. */
function link(address: string, name: TextKey) {
  const asked = offeredLanguages().length > 1 ? `?lang=${language()}` : '';
  return html`<li><a href=${address + asked}>${text(name)}</a></li>`;
}
