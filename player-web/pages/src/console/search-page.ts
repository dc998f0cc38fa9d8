import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readSiteName } from '../api/site.ts';
import { PageElement } from '../elements/page-element.ts';
import '../elements/search/search-panel.ts';
import { text } from '../text/text.ts';
import './console-head.ts';

/** Where clerks search all that there is: drafts, notes and documents that are not public too. */
@customElement('console-search-page')
export class ConsoleSearchPage extends PageElement {
  @state() private siteName = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
  }

  protected override updated(): void {
    document.title = `${text('search.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<console-head .heading=${text('search.title')} current="search"></console-head>
      <main id="main" tabindex="-1" class="console search">
        <p class="soft">${text('console.search.intro')}</p>
        <search-panel staff></search-panel>
      </main>`;
  }
}
