import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MinutesBlock, MinutesBlockKind } from '../../api/minutes.ts';
import { PageElement } from '../../elements/page-element.ts';
import { isSpoken, KINDS } from '../../minutes/minutes-edits.ts';
import { language } from '../../text/language.ts';
import { duration, plural, text } from '../../text/text.ts';
import { icons } from '../icons.ts';

/** What is asked of a passage. */
export type BlockRequest =
  | { readonly type: 'choose' | 'play' | 'join' | 'up' | 'down' | 'add' | 'remove'; readonly id: string }
  | { readonly type: 'split'; readonly id: string; readonly caret: number }
  | { readonly type: 'write' | 'name'; readonly id: string; readonly text: string }
  | { readonly type: 'kind'; readonly id: string; readonly kind: MinutesBlockKind }
  | { readonly type: 'take'; readonly id: string; readonly heard: readonly MinutesBlock[] }
  | { readonly type: 'listen'; readonly id: string; readonly heard: MinutesBlock };

const NONE: ReadonlyMap<string, readonly MinutesBlock[]> = new Map();
const LONGEST_TEXT = 20_000;
const LONGEST_SPEAKER = 250;
/** What the document begins with is the section's heading and that of the page. */
const LEVELS_ABOVE = 2;

const idOf = ({ id }: MinutesBlock): string => id;

/**
 * Minutes as they are read, and the passage that is chosen as it is written: a field for each of a thousand passages would cost seconds. Emits
 * `block-request` with a {@link BlockRequest}.
 */
@customElement('minutes-blocks')
export class MinutesBlocks extends PageElement {
  @property({ attribute: false }) blocks: readonly MinutesBlock[] = [];
  /** What was heard, by the passage it belongs beside. */
  @property({ attribute: false }) heard = NONE;
  @property({ attribute: false }) current = '';
  @property({ attribute: false }) playing = '';
  @property({ attribute: false }) language = '';
  /** True of what was adopted. */
  @property({ type: Boolean, attribute: false }) fixed = false;
  /** Of these passages what was heard is shown. */
  @state() private opened: ReadonlySet<string> = new Set();

  /** Brings a passage in sight; with the cursor in it, at {@link caret} of its text, if {@link focuses}. */
  async show(id: string, focuses: boolean, caret: number | null = null): Promise<void> {
    await this.updateComplete;
    const row = this.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`);
    const field = row?.querySelector('textarea');
    row?.scrollIntoView({ block: 'nearest' });
    if (!focuses) return;
    (field ?? row)?.focus({ preventScroll: true });
    if (field && caret !== null) field.setSelectionRange(caret, caret);
  }

  protected override render() {
    return html`<ol class="minutes-blocks" lang=${this.language}>
      ${repeat(this.blocks, idOf, this.#kept)}
    </ol>`;
  }

  /** As high as what is written in it; styles in the markup are not allowed. */
  protected override updated(): void {
    const field = this.querySelector<HTMLTextAreaElement>('.minutes-field');
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }

  /** A row is made anew where something of it is another: there may be a thousand, and somebody types. */
  readonly #kept = (block: MinutesBlock) => {
    const { id } = block;
    const seen = [block, id === this.current, id === this.playing, this.heard.get(id), this.opened.has(id), this.fixed, this.language, language()];
    return guard(seen, () => this.#row(block));
  };

  #row(block: MinutesBlock) {
    const isCurrent = !this.fixed && block.id === this.current;
    const classes = ['minutes-block', `minutes-${block.kind}`, isCurrent ? 'is-chosen' : '', block.id === this.playing ? 'is-playing' : ''];
    return html`<li class=${classes.join(' ')} data-block=${block.id} tabindex="-1" aria-current=${isCurrent ? 'true' : nothing}>
      ${this.#second(block, isCurrent)}
      ${isCurrent ? this.#edited(block) : this.#read(block)}
      ${this.#heard(block)}
    </li>`;
  }

  #second(block: MinutesBlock, isCurrent: boolean) {
    const second = block.moment?.second ?? null;
    if (second === null) return html`<span class="minutes-second" aria-hidden="true"></span>`;
    const time = duration(second);
    return html`<button type="button" class="minutes-second" tabindex=${isCurrent || this.fixed ? 0 : -1} lang=${document.documentElement.lang} aria-label=${text('minutes.play', { time })} @click=${this.#ask({ type: 'play', id: block.id })}>${time}</button>`;
  }

  #read(block: MinutesBlock) {
    const lines = block.text.split('\n');
    const words = block.kind === 'list'
      ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
      : html`${lines.map((line, index) => (index === 0 ? line : html`<br />${line}`))}`;
    const speaker = block.speaker ? html`<strong>${block.speaker}${text('minutes.says')}</strong>` : nothing;
    const empty = block.text || block.speaker ? nothing : html`<em class="soft" lang=${document.documentElement.lang}>${text('minutes.empty-passage')}</em>`;
    const choose = this.fixed ? undefined : this.#ask({ type: 'choose', id: block.id });
    return block.level > 0
      ? html`<div class="minutes-text" role="heading" aria-level=${Math.min(6, block.level + LEVELS_ABOVE)} @click=${choose}>${words}${empty}</div>`
      : html`<div class="minutes-text" @click=${choose}>${speaker}${words}${empty}</div>`;
  }

  #edited(block: MinutesBlock) {
    const kind = text(`minutes.kind.${block.kind}`);
    const write = (event: Event) => this.#ask({ type: 'write', id: block.id, text: (event.target as HTMLTextAreaElement).value })();
    const name = (event: Event) => this.#ask({ type: 'name', id: block.id, text: (event.target as HTMLInputElement).value })();
    const choose = (event: Event) => this.#ask({ type: 'kind', id: block.id, kind: (event.target as HTMLSelectElement).value as MinutesBlockKind })();
    return html`<div class="minutes-edited">
      ${isSpoken(block) ? html`<input class="minutes-speaker" list="minutes-speakers" autocomplete="off" maxlength=${LONGEST_SPEAKER} aria-label=${text('minutes.speaker')} placeholder=${text('minutes.speaker')} .value=${block.speaker} @change=${name} />` : nothing}
      <textarea class="minutes-field" rows="1" spellcheck="true" maxlength=${LONGEST_TEXT} aria-label=${text('minutes.passage', { kind })} .value=${block.text} @input=${write} @keydown=${(event: KeyboardEvent) => this.#key(event, block)}></textarea>
      <div class="minutes-acts" lang=${document.documentElement.lang}>
        <label class="minutes-kind"><span class="visually-hidden">${text('minutes.kind')}</span><select @change=${choose}>
          ${KINDS.map((one) => html`<option value=${one} ?selected=${one === block.kind}>${text(`minutes.kind.${one}`)}</option>`)}</select></label>
        ${this.#act('split', icons.scissors, () => this.#split(block))}
        ${this.#act('join', icons.indent, this.#ask({ type: 'join', id: block.id }))}
        ${this.#act('up', icons.up, this.#ask({ type: 'up', id: block.id }))}
        ${this.#act('down', icons.down, this.#ask({ type: 'down', id: block.id }))}
        ${this.#act('add', icons.plus, this.#ask({ type: 'add', id: block.id }))}
        ${this.#act('remove', icons.trash, this.#ask({ type: 'remove', id: block.id }))}
      </div></div>`;
  }

  #act(name: 'split' | 'join' | 'up' | 'down' | 'add' | 'remove', icon: unknown, act: () => void) {
    const label = text(`minutes.act.${name}`);
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @mousedown=${(event: Event) => event.preventDefault()} @click=${act}>${icon}</button>`;
  }

  #heard(block: MinutesBlock) {
    const heard = this.heard.get(block.id);
    if (!heard || this.fixed) return nothing;
    const isOpen = this.opened.has(block.id);
    const toggled = (event: Event) => {
      const next = new Set(this.opened);
      if ((event.target as HTMLDetailsElement).open) next.add(block.id);
      else next.delete(block.id);
      this.opened = next;
    };
    return html`<details class="minutes-heard" lang=${document.documentElement.lang} ?open=${isOpen} @toggle=${toggled}>
      <summary>${plural('minutes.heard', heard.length)}</summary>
      ${isOpen
        ? html`<p class="row-actions"><button type="button" class="button small" @click=${this.#ask({ type: 'take', id: block.id, heard })}>${icons.plus}${text('minutes.take-all')}</button></p>
            <ul>${heard.map((one) => this.#piece(block, one))}</ul>`
        : nothing}
    </details>`;
  }

  #piece(block: MinutesBlock, one: MinutesBlock) {
    const second = one.moment?.second ?? null;
    const time = second === null ? '' : duration(second);
    return html`<li>
      ${second === null ? nothing : html`<button type="button" class="minutes-second" aria-label=${text('minutes.play', { time })} @click=${this.#ask({ type: 'listen', id: block.id, heard: one })}>${time}</button>`}
      <span lang=${this.language}>${one.speaker ? html`<strong>${one.speaker}${text('minutes.says')}</strong>` : nothing}${one.text}</span>
      <button type="button" class="button small" aria-label=${text('minutes.take.named', { time })} @click=${this.#ask({ type: 'take', id: block.id, heard: [one] })}>${text('minutes.take')}</button>
    </li>`;
  }

  #split(block: MinutesBlock): void {
    const caret = this.querySelector<HTMLTextAreaElement>('.minutes-field')?.selectionStart ?? block.text.length;
    this.#ask({ type: 'split', id: block.id, caret })();
  }

  #key(event: KeyboardEvent, block: MinutesBlock): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const order = ctrlKey || metaKey;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const done = (() => {
      if (altKey && step !== 0 && shiftKey) this.#ask({ type: step > 0 ? 'down' : 'up', id: block.id })();
      else if (altKey && step !== 0) this.#step(block, step);
      else if (order && key === 'Enter' && shiftKey) this.#split(block);
      else if (order && key === 'Enter') this.#ask({ type: 'play', id: block.id })();
      else if (altKey && key === 'Enter') this.#ask({ type: 'add', id: block.id })();
      else if (order && shiftKey && key === 'Backspace') this.#ask({ type: 'join', id: block.id })();
      else if (key === 'Backspace' && !block.text && !order && !altKey) this.#ask({ type: 'remove', id: block.id })();
      else return false;
      return true;
    })();
    if (done) event.preventDefault();
  }

  #step({ id }: MinutesBlock, step: number): void {
    const next = this.blocks[this.blocks.findIndex((block) => block.id === id) + step];
    if (next) this.#ask({ type: 'choose', id: next.id })();
  }

  #ask(detail: BlockRequest): () => void {
    return () => void this.dispatchEvent(new CustomEvent<BlockRequest>('block-request', { detail, bubbles: true }));
  }
}
