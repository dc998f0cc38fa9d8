import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Matter, OwnDeliberation, SittingPublications, TypedDeliberation } from '../../api/publication.ts';
import { uploadDocument } from '../../api/upload.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';
import './published-entry.ts';

/** What is asked of the page: to save what is typed, or to publish it. */
export interface DeliberationOrder {
  readonly item: string;
  readonly typed: TypedDeliberation;
}

/**
 * The deliberation that an item became: its number, its matter and its signed file. Emits `save-request` and
 * `publish-request`, and `sitting-changed` when a file was added.
 */
@customElement('deliberation-row')
export class DeliberationRow extends PageElement {
  @property({ attribute: false }) sitting = '';
  @property({ attribute: false }) own!: OwnDeliberation;
  @property({ attribute: false }) documents: SittingPublications['documents'] = [];
  @property({ attribute: false }) matters: readonly Matter[] = [];
  /** Why nothing can be published now. */
  @property({ type: Boolean }) obstructed = false;
  @property({ type: Boolean }) busy = false;
  @state() private typed: TypedDeliberation = { number: '', matter: '', signed: null };
  @state() private sending = false;
  @state() private fault = '';

  protected override willUpdate(changes: PropertyValues<this>): void {
    const before = changes.get('own') as OwnDeliberation | undefined;
    const { number, matter, signed } = this.own;
    // What another saved meanwhile is taken over where nothing was typed.
    if (changes.has('own')) {
      this.typed = {
        number: before && this.typed.number !== before.number ? this.typed.number : number,
        matter: before && this.typed.matter !== before.matter ? this.typed.matter : matter,
        signed: before && this.typed.signed !== before.signed ? this.typed.signed : signed,
      };
    }
  }

  get #isChanged(): boolean {
    const { number, matter, signed } = this.typed;
    return number !== this.own.number || matter !== this.own.matter || signed !== this.own.signed;
  }

  protected override render() {
    const { item, numbering, title, entry, differs } = this.own;
    const isOnline = entry !== null && entry.withdrawn === null;
    const offered = this.documents.filter((one) => one.item === item || one.item === null || one.id === this.typed.signed);
    return html`<h3>${`${numbering} ${title}`.trim()}</h3>
      <div class="deliberation-fields">
        <label class="field"><span>${text('publication.number')}</span>
          <input maxlength="40" autocomplete="off" spellcheck="false" .value=${this.typed.number} @input=${(event: Event) => this.#type({ number: valueOf(event) })} /></label>
        <label class="field"><span>${text('publication.matter')}</span>
          <input maxlength="120" autocomplete="off" list="matters" placeholder=${text('publication.matter.hint')} .value=${this.#matterText()} @change=${(event: Event) => this.#type({ matter: codeIn(valueOf(event)) })} /></label>
        <label class="field"><span>${text('publication.signed')}</span>
          <select @change=${(event: Event) => this.#type({ signed: valueOf(event) || null })}>
            <option value="" ?selected=${this.typed.signed === null}>${text('publication.signed.none')}</option>
            ${offered.map((one) => html`<option value=${one.id} ?selected=${one.id === this.typed.signed}>${one.title}</option>`)}
          </select></label>
        <label class="button small file-button">${this.sending ? text('publication.signed.adding') : text('publication.signed.add')}<input type="file" class="visually-hidden" accept="application/pdf,.pdf" ?disabled=${this.sending} @change=${this.#add} /></label>
      </div>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${differs ? html`<p class="notice">${text('publication.differs')}</p>` : nothing}
      ${entry ? html`<published-entry .entry=${entry}></published-entry>` : nothing}
      <p class="row-actions">
        <button type="button" class="button small" ?disabled=${this.busy || !this.#isChanged} @click=${() => this.#emit('save-request')}>${text('publication.save')}</button>
        <button type="button" class="button small ${isOnline ? '' : 'primary'}" ?disabled=${this.busy || this.obstructed || (isOnline && !differs && !this.#isChanged)} @click=${() => this.#emit('publish-request')}>${text(isOnline ? 'publication.publish-again' : 'publication.publish')}</button>
      </p>`;
  }

  #matterText(): string {
    const { matter } = this.typed;
    const name = this.matters.find(({ code }) => code === matter)?.name ?? (matter === this.own.matter ? this.own.matterName : null);
    return name ? `${matter} ${name}` : matter;
  }

  #type(change: Partial<TypedDeliberation>): void {
    this.typed = { ...this.typed, ...change };
  }

  #emit(name: 'save-request' | 'publish-request'): void {
    this.dispatchEvent(new CustomEvent<DeliberationOrder>(name, { detail: { item: this.own.item, typed: this.typed }, bubbles: true }));
  }

  readonly #add = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    [this.sending, this.fault] = [true, ''];
    try {
      const title = `${text('publication.kind.deliberation')} ${this.typed.number}`.trim();
      const detail = await uploadDocument(this.sitting, file, { item: this.own.item, kind: 'other', title, public: 'false' }, () => {});
      this.#type({ signed: detail.documents.at(-1)?.id ?? null });
      this.dispatchEvent(new CustomEvent('sitting-changed', { detail, bubbles: true }));
    } catch (error) {
      this.fault = reasonOf(error);
    }
    this.sending = false;
  };
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value.trim();
}

/** The code at the head of what was chosen; what has none is sent as it is, and the server says what it wants. */
function codeIn(typed: string): string {
  return /^\d+(?:\.\d+)*/.exec(typed)?.[0] ?? typed.slice(0, 20);
}
