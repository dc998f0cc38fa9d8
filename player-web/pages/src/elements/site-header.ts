import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { text, type TextKey } from '../text/text.ts';
import './language-choice.ts';
import { MenuLeaving } from './menu-leaving.ts';
import { PageElement } from './page-element.ts';

/** The parts of the site; `SiteSection.java` has the same for pages that the server writes. */
const SECTIONS: readonly (readonly [string, TextKey])[] = [
  ['/sittings', 'site.sittings'],
  ['/reports', 'site.reports'],
  ['/questions', 'site.questions'],
  ['/search', 'site.search'],
];

/**
 * The head of each page: the site's name, the main menu, and the choice of language. On a narrow
 * screen the menu opens by a button. The console has a menu of its own.
 */
@customElement('site-header')
export class SiteHeader extends PageElement {
  @property({ attribute: 'site-name' }) siteName = '';
  readonly #isConsole = location.pathname.startsWith('/console');

  constructor() {
    super();
    new MenuLeaving(this, { open: () => this.#details?.open === true, close: (returns) => this.#close(returns), within: () => this.#details });
  }

  protected override render() {
    return html`<a class="skip" href="#main">${text('site.skip')}</a>
      <header class="site-header">
        <a class="site-name" href="/"><span class="site-mark" aria-hidden="true"></span>${this.siteName || text('site.default-name')}</a>
        ${this.#isConsole ? html`<language-choice></language-choice>` : this.#menus()}
      </header>`;
  }

  #menus() {
    return html`<div class="site-wide">${this.#menu()}<language-choice></language-choice></div>
      <details class="site-menu">
        <summary>${text('site.menu')}</summary>
        <div class="site-menu-panel">${this.#menu()}<language-choice></language-choice></div>
      </details>`;
  }

  #menu() {
    return html`<nav class="site-nav" aria-label=${text('site.menu.label')}>
      <ul>${SECTIONS.map(([address, name]) => html`<li><a href=${address} aria-current=${current(address)}>${text(name)}</a></li>`)}</ul>
    </nav>`;
  }

  get #details(): HTMLDetailsElement | null {
    return this.querySelector('details');
  }

  #close(returns: boolean): void {
    if (this.#details) this.#details.open = false;
    if (returns) this.querySelector('summary')?.focus();
  }
}

/** Of the section itself, and of what is in it (ARIA 1.2, aria-current). */
function current(address: string): 'page' | 'true' | typeof nothing {
  const path = location.pathname.replace(/\/$/, '');
  if (path === address) return 'page';
  return path.startsWith(`${address}/`) ? 'true' : nothing;
}
