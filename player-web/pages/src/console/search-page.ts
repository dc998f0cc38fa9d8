import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../elements/search/search-panel.ts';
import { text } from '../text/text.ts';
import './console-head.ts';
import { TitledPage } from './titled-page.ts';

/** Where clerks search all that there is: drafts, notes and documents that are not public too. */
@customElement('console-search-page')
export class ConsoleSearchPage extends TitledPage {

  protected override get pageTitle(): string {
    return text('search.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('search.title')} current="search"></console-head>
      <main id="main" tabindex="-1" class="console search">
        <p class="soft">${text('console.search.intro')}</p>
        <search-panel staff></search-panel>
      </main>`;
  }
}
