import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readWish } from '../../api/search.ts';
import { readSiteName } from '../../api/site.ts';
import '../../text/search.ts';
import { text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';
import './search-panel.ts';
import '../site-footer.ts';
import '../site-header.ts';

/** Where anybody searches what is published. */
@customElement('search-page')
export class SearchPage extends PageElement {
  @state() private siteName = '';
  @state() private words = readWish(location.search).q;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
  }

  protected override updated(): void {
    const title = this.words ? text('search.title-of', { words: this.words }) : text('search.title');
    document.title = `${title} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="search">
        <h1>${text('search.title')}</h1>
        <search-panel @looked=${(event: CustomEvent<string>) => (this.words = event.detail)}></search-panel>
      </main>
      <site-footer></site-footer>`;
  }
}
