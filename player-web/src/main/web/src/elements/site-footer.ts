import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Site } from '../api/channel.ts';
import { readSite } from '../api/site.ts';
import { text } from '../text/text.ts';
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
      <p><a href="/reports">${text('site.reports')}</a></p>
      <p><a href="/accessibility">${text(`site.footer.accessibility.${this.accessibility}`)}</a></p>
      <p>${text('site.footer.privacy')}</p>
      <p>${text('site.footer.software')}</p>
    </footer>`;
  }
}
