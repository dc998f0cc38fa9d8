import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { figureOf, goesOn, match, type Coded } from '../../sitting/name-match.ts';
import { plural, text } from '../../text/text.ts';

const MOST_SHOWN = 8;
let fields = 0;

/**
 * A field in which a few letters name somebody. Who is named by them alone is taken at once; else the
 * arrows choose, and Enter takes. Emits `name-taken` with the id, `name-empty` for Enter with nothing
 * typed, and `name-key` with a key that is no letter of a name; whoever takes that prevents its default.
 */
@customElement('name-field')
export class NameField extends PageElement {
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) people: readonly Coded[] = [];
  /** What is said beside a name, by its id. */
  @property({ attribute: false }) aside: ReadonlyMap<string, string> = new Map();
  @state() private typed = '';
  @state() private place = 0;
  @query('input') private field!: HTMLInputElement | null;
  readonly #id = `name-field-${(fields += 1)}`;
  /** Who was just taken, and by which letters: those of the rest of the name name nobody else. */
  #last: { readonly name: string; readonly letters: string } | null = null;

  override focus(): void {
    void this.updateComplete.then(() => this.field?.focus());
  }

  protected override render() {
    const { all } = this.#matches();
    const shown = all.slice(0, MOST_SHOWN);
    const list = `${this.#id}-list`;
    return html`<div class="name-field">
      <label class="field"><span>${this.label}</span>
        <input class="plain" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="60" aria-expanded=${shown.length > 0} aria-controls=${list} aria-autocomplete="list"
          aria-activedescendant=${shown.length > 0 ? `${this.#id}-${this.place}` : nothing} .value=${this.typed} @input=${this.#type} @keydown=${this.#press} @blur=${this.#forget} /></label>
      <ul id=${list} class="name-options" role="listbox" aria-label=${this.label} ?hidden=${shown.length === 0}>
        ${shown.map((one, index) => html`<li id="${this.#id}-${index}" role="option" aria-selected=${index === this.place} @pointerdown=${(event: Event) => (event.preventDefault(), this.#take(one))}>
          <kbd aria-hidden="true">${one.code.toUpperCase()}</kbd> ${one.name}${this.aside.has(one.id) ? html` <small>${this.aside.get(one.id)}</small>` : nothing}</li>`)}
      </ul>
      <p class="visually-hidden" role="status">${this.typed ? (all.length > 0 ? plural('name-field.found', all.length) : this.#isRest() ? nothing : text('name-field.none')) : nothing}</p>
      ${this.typed && all.length === 0 && !this.#isRest() ? html`<p class="hint-warn" aria-hidden="true">${text('name-field.none')}</p>` : nothing}
    </div>`;
  }

  #matches() {
    return match(this.people, this.typed);
  }

  #isRest(): boolean {
    return this.#last !== null && goesOn(this.#last.name, this.#last.letters, this.typed);
  }

  readonly #type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.place = 0;
    const { only } = this.#matches();
    // What may be the rest of a name waits for Enter, or for a letter that decides.
    if (only && !this.#isRest()) this.#take(only);
    else if (this.#last && !this.#isRest() && this.#startsAnew()) this.#type(event);
  };

  /** After the rest of a name that was typed in full, another one begins: what belongs to the first goes. */
  #startsAnew(): boolean {
    const last = this.#last;
    if (!last || this.#matches().all.length > 0) return false;
    const rest = [...this.typed].findLastIndex((_, index) => index > 0 && goesOn(last.name, last.letters, this.typed.slice(0, index)));
    if (rest < 1 || !this.field) return false;
    this.#last = null;
    this.field.value = this.typed.slice(rest);
    return true;
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const count = Math.min(MOST_SHOWN, this.#matches().all.length);
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      this.place = (this.place + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter();
    } else if (event.key === 'Escape' && this.typed) {
      event.preventDefault();
      event.stopPropagation();
      this.#clear();
    } else if (!this.typed || this.#isRest()) {
      this.#other(event);
    }
  };

  #enter(): void {
    const chosen = this.#matches().all[this.place];
    if (chosen) return this.#take(chosen);
    if (this.typed && !this.#isRest()) return;
    this.#clear();
    this.dispatchEvent(new CustomEvent('name-empty', { bubbles: true }));
  }

  #other(event: KeyboardEvent): void {
    const figure = figureOf(event, this.people);
    if (!figure && /^\p{L}$/u.test(event.key)) return;
    const told = new CustomEvent<string>('name-key', { detail: figure ?? event.key, bubbles: true, cancelable: true });
    if (this.dispatchEvent(told)) return;
    event.preventDefault();
    this.#clear();
  }

  #take(one: Coded): void {
    this.#last = { name: one.name, letters: this.typed };
    this.typed = '';
    this.place = 0;
    if (this.field) this.field.value = '';
    this.dispatchEvent(new CustomEvent<string>('name-taken', { detail: one.id, bubbles: true }));
  }

  readonly #forget = (): void => this.#clear();

  #clear(): void {
    this.typed = '';
    this.#last = null;
  }
}
