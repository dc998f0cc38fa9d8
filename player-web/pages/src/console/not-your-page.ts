import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { text } from '../text/text.ts';
import './console-head.ts';
import { TitledPage } from './titled-page.ts';

/** What a person sees at a page of the console that is for other roles, or that is not there. */
@customElement('not-your-page')
export class NotYourPage extends TitledPage {

  protected override get pageTitle(): string {
    return text('not-yours.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('not-yours.title')} current="account"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="notice">${text('not-yours.text')}</p>
      </main>`;
  }
}
