import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../text/search.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** As much as the server takes. */
const LONGEST = 200;

/**
 * A field to search. By itself it opens the search's page; where `wish` is heard and prevented, the
 * page does the rest. It emits `typing` while somebody types.
 */
@customElement('search-box')
export class SearchBox extends PageElement {
  @property() value = '';
  @property() action = '/search';
  /** The id of the sitting that is searched alone; empty for all. */
  @property() sitting = '';

  protected override render() {
    return html`<form class="search-box" role="search" action=${this.action} method="get" @submit=${this.#submit}>
      ${this.sitting ? html`<input type="hidden" name="sitting" .value=${this.sitting} />` : nothing}
      <label for="search-words">${text(this.sitting ? 'sitting.search' : 'search.label')}</label>
      <div class="search-line">
        <input id="search-words" name="q" type="search" required maxlength=${LONGEST} autocomplete="off" enterkeyhint="search" spellcheck="true" aria-describedby="search-hint" .value=${this.value}
          @input=${(event: Event) => this.#tell('typing', (event.target as HTMLInputElement).value)} />
        <button type="submit" class="button primary">${icons.search}${text('search.go')}</button>
      </div>
      <p id="search-hint" class="soft">${text(this.sitting ? 'search.hint.sitting' : 'search.hint')}</p>
    </form>`;
  }

  #tell(name: 'typing' | 'wish', words: string): boolean {
    return this.dispatchEvent(new CustomEvent<string>(name, { detail: words, bubbles: true, cancelable: true }));
  }

  readonly #submit = (event: SubmitEvent): void => {
    const words = new FormData(event.target as HTMLFormElement).get('q');
    if (!this.#tell('wish', String(words ?? ''))) event.preventDefault();
  };
}
