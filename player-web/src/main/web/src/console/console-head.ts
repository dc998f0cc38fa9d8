import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../elements/page-element.ts';
import { text } from '../text/text.ts';

const PAGES = [
  ['live', '/console/', 'console.nav.live'],
  ['sittings', '/console/sittings', 'console.nav.sittings'],
  ['recordings', '/console/recordings', 'console.nav.recordings'],
] as const;

/** The head of each page of the console: where one is, the other pages, the way out. Emits `sign-out-request`. */
@customElement('console-head')
export class ConsoleHead extends PageElement {
  @property({ attribute: false }) heading = '';
  @property() current: 'live' | 'sittings' | 'recordings' = 'live';
  @property({ attribute: false }) signedIn = false;

  protected override render() {
    return html`<div class="console-head">
      <h1>${this.heading}</h1>
      ${this.signedIn
        ? html`<nav class="console-nav" aria-label=${text('console.nav')}>
              ${PAGES.map(([page, address, key]) => html`<a href=${address} aria-current=${page === this.current ? 'page' : nothing}>${text(key)}</a>`)}
            </nav>
            <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('sign-out-request', { bubbles: true }))}>${text('console.sign-out')}</button>`
        : nothing}
    </div>`;
  }
}
