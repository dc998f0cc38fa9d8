import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Site } from '../api/channel.ts';
import { readSite } from '../api/site.ts';
import { text, type TextKey } from '../text/text.ts';
import { PageElement } from './page-element.ts';
import './site-footer.ts';
import './site-header.ts';

const DONE: readonly TextKey[] = ['statement.done.checks', 'statement.done.keyboard', 'statement.done.audio', 'statement.done.text'];
const LACKING: readonly TextKey[] = ['statement.lacking.captions', 'statement.lacking.documents', 'statement.lacking.audit'];

/** The accessibility statement that French law asks of public sites (act 2005-102, article 47; RGAA 4.1). */
@customElement('accessibility-page')
export class AccessibilityPage extends PageElement {
  @state() private site: Site | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSite().then((site) => (this.site = site));
  }

  protected override updated(): void {
    document.title = `${text('statement.title')} – ${this.site?.name || text('site.default-name')}`;
  }

  protected override render() {
    const name = this.site?.name || text('site.default-name');
    const conformity = this.site?.accessibility ?? 'none';
    const lacking = conformity === 'full' ? [] : LACKING.filter((key) => key !== 'statement.lacking.audit' || conformity === 'none');
    return html`<site-header site-name=${this.site?.name ?? ''}></site-header>
      <main id="main" tabindex="-1" class="statement">
        <h1>${text('statement.title')}</h1>
        <p>${text('statement.commitment', { name })}</p>
        <p>${text('statement.scope', { address: location.origin })}</p>
        <h2>${text('statement.conformity')}</h2>
        <p>${text(`statement.conformity.${conformity}`, { name })}</p>
        <h2>${text('statement.done')}</h2>
        <ul>${DONE.map((key) => html`<li>${text(key)}</li>`)}</ul>
        ${lacking.length > 0 ? html`<h2>${text('statement.lacking')}</h2><ul>${lacking.map((key) => html`<li>${text(key)}</li>`)}</ul>` : nothing}
        <h2>${text('statement.contact')}</h2>
        <p>${text('statement.contact.words')} ${this.#contact()}</p>
        <h2>${text('statement.remedy')}</h2>
        <p>${text('statement.remedy.words')}</p>
        <ul>
          <li><a href="https://formulaire.defenseurdesdroits.fr/" rel="noopener">${text('statement.remedy.form')}</a></li>
          <li><a href="https://www.defenseurdesdroits.fr/saisir/delegues" rel="noopener">${text('statement.remedy.delegate')}</a></li>
          <li>${text('statement.remedy.letter')}</li>
        </ul>
      </main>
      <site-footer></site-footer>`;
  }

  #contact() {
    const contact = this.site?.contact;
    if (!contact) return text('statement.contact.town-hall');
    return html`<a href=${contact}>${contact.replace(/^mailto:/, '')}</a>`;
  }
}
