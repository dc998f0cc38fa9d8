import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readSiteName } from '../api/site.ts';
import { PageElement } from '../elements/page-element.ts';
import { text } from '../text/text.ts';
import './console-head.ts';

/** What a person sees at a page of the console that is for other roles, or that is not there. */
@customElement('not-your-page')
export class NotYourPage extends PageElement {
  @state() private siteName = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
  }

  protected override updated(): void {
    document.title = `${text('not-yours.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<console-head .heading=${text('not-yours.title')} current="account"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="notice">${text('not-yours.text')}</p>
      </main>`;
  }
}
