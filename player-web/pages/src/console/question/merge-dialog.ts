import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { QuestionCard } from '../../api/moderation.ts';
import { number, plural, text, unbroken } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

const MOST_FOUND = 20;

/** A question that others can be merged with. */
export interface Leader {
  readonly card: QuestionCard;
  /** 1 for the same; null if it was not compared. */
  readonly likeness: number | null;
}

/** Asks with which question others are merged: one of the likest, or one that is looked for. */
@customElement('merge-dialog')
export class MergeDialog extends AskingDialog<string> {
  @state() private merged: readonly QuestionCard[] = [];
  @state() private likest: readonly Leader[] = [];
  @state() private others: readonly QuestionCard[] = [];
  @state() private wanted = '';

  /** The id of the one that stands for all; null if none is chosen. */
  show(merged: readonly QuestionCard[], likest: readonly Leader[], others: readonly QuestionCard[]): Promise<string | null> {
    [this.merged, this.likest, this.others, this.wanted] = [merged, likest, others, ''];
    return this.ask();
  }

  protected heading(): string {
    return plural('moderation.merge.title', this.merged.length);
  }

  protected submitWords(): string {
    return text('moderation.merge');
  }

  protected fields() {
    const likest = new Set(this.likest.map(({ card }) => card.id));
    const found = this.others.filter((card) => !likest.has(card.id) && this.#matches(card));
    return html`<p>${text('moderation.merge.hint')}</p>
      ${this.merged.length === 1 ? html`<blockquote class="quoted">${this.merged[0]?.text}</blockquote>` : nothing}
      ${this.likest.length > 0 ? html`<fieldset class="plain leaders"><legend>${text('moderation.merge.likest')}</legend>${this.#likest()}</fieldset>` : nothing}
      <div class="field"><label for="merge-search">${text('moderation.merge.search')}</label>
        <input id="merge-search" type="search" autocomplete="off" .value=${this.wanted} @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()} @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)} /></div>
      <fieldset class="plain leaders"><legend>${text('moderation.merge.others')}</legend>
        <p role="status">${found.length > MOST_FOUND ? text('moderation.merge.more', { count: number(MOST_FOUND) }) : plural('moderation.merge.found', found.length)}</p>
        ${found.slice(0, MOST_FOUND).map((card) => this.#leader(card, null, false))}</fieldset>`;
  }

  #likest() {
    return this.likest.map(({ card, likeness }, index) => this.#leader(card, likeness, index === 0));
  }

  #leader({ id, text: words, author, supports }: QuestionCard, likeness: number | null, isFirst: boolean) {
    return html`<label class="check"><input type="radio" name="leader" value=${id} required ?checked=${isFirst} />
      <span>${words}<small>${unbroken(author.name)}${author.commune ? html`, ${unbroken(author.commune)}` : nothing} · ${plural('moderation.supports', supports)}${likeness === null ? nothing : html` · ${text('moderation.likeness', { percent: number(Math.round(likeness * 100)) })}`}</small></span></label>`;
  }

  #matches({ text: words, author }: QuestionCard): boolean {
    const said = plain(`${words} ${author.name} ${author.commune}`);
    return plain(this.wanted).split(/\s+/).every((word) => said.includes(word));
  }

  protected filled(form: FormData): string | null {
    return form.get('leader') as string | null;
  }
}

/** Without accents and capitals. */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
