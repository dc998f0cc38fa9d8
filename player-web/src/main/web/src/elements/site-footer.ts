import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { text } from '../text/text.ts';
import { PageElement } from './page-element.ts';

/** The foot of each public page. */
@customElement('site-footer')
export class SiteFooter extends PageElement {
  protected override render() {
    return html`<footer class="site-footer">
      <p>${text('site.footer.privacy')}</p>
      <p>${text('site.footer.software')}</p>
    </footer>`;
  }
}
