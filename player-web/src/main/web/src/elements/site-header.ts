import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { text } from '../text/text.ts';
import { icons } from './icons.ts';
import './language-choice.ts';
import { PageElement } from './page-element.ts';

/** The head of each page: the site's name, the ways to the reports and to the search, and the choice of language. */
@customElement('site-header')
export class SiteHeader extends PageElement {
  @property({ attribute: 'site-name' }) siteName = '';
  @property() current: 'search' | 'reports' | '' = '';

  protected override render() {
    return html`<a class="skip" href="#main">${text('site.skip')}</a>
      <header class="site-header">
        <a class="site-name" href="/"><span class="site-mark" aria-hidden="true"></span>${this.siteName || text('site.default-name')}</a>
        <div class="site-tools">
          <a class="site-link" href="/reports" aria-current=${this.current === 'reports' ? 'page' : nothing}>${text('site.reports')}</a>
          <a class="site-search" href="/search" aria-current=${this.current === 'search' ? 'page' : nothing}>${icons.search}<span>${text('search.title')}</span></a>
          <language-choice></language-choice>
        </div>
      </header>`;
  }
}
