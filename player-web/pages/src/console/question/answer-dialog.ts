import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Broadcast } from '../../api/channel.ts';
import type { QuestionAction, QuestionCard, TakingMode } from '../../api/moderation.ts';
import { text } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

type Way = 'now' | 'earlier' | 'written';

const EARLIER_MILLIS = 30_000;

/** In whose name this browser's last answer was given. */
const ANSWERER = 'tribune.answerer';

function lastAnswerer(): string {
  try {
    return localStorage.getItem(ANSWERER) ?? '';
  } catch {
    return '';
  }
}

function keepAnswerer(from: string): void {
  try {
    localStorage.setItem(ANSWERER, from);
  } catch {
    // It is typed again.
  }
}

/** What the dialog must know to offer an answer on air. */
export interface OnAir {
  readonly broadcast: Broadcast | null;
  readonly mode: TakingMode;
  /** The server's time, in milliseconds since 1970. */
  now(): number;
}

/** Asks how a question was answered, on air or in writing; or for the reply of somebody whom it names. */
@customElement('answer-dialog')
export class AnswerDialog extends AskingDialog<QuestionAction> {
  @state() private card: QuestionCard | null = null;
  @state() private onAir: OnAir | null = null;
  @state() private way: Way = 'written';

  /** @param onAir null for a reply, which is written */
  show(card: QuestionCard, onAir: OnAir | null): Promise<QuestionAction | null> {
    [this.card, this.onAir] = [card, onAir];
    this.way = onAir && !this.#hindrance() ? 'now' : 'written';
    return this.ask();
  }

  /** Why it can't be answered on air; null if it can. */
  #hindrance(): string | null {
    if (this.onAir?.mode === 'written-only') return text('moderation.answer.written-only');
    const { broadcast } = this.onAir ?? {};
    if (broadcast?.state !== 'live') return text('moderation.answer.off-air');
    return ['suspension', 'publicFloor'].includes(broadcast.interruption?.kind ?? '') ? null : text('moderation.answer.not-suspended');
  }

  protected heading(): string {
    return text(this.onAir ? 'moderation.answer.title' : 'moderation.reply.title');
  }

  protected submitWords(): string {
    return text(this.onAir ? 'moderation.answer.submit' : 'moderation.reply.submit');
  }

  protected fields() {
    const hindrance = this.onAir ? this.#hindrance() : null;
    return html`<blockquote class="quoted">${this.card?.text}</blockquote>
      ${this.onAir
        ? html`<fieldset class="plain"><legend>${text('moderation.answer.how')}</legend>
            ${hindrance ? html`<p class="hint-warn">${hindrance}</p>` : nothing}
            ${this.#way('now', hindrance !== null)}${this.#way('earlier', hindrance !== null)}${this.#way('written', false)}</fieldset>`
        : html`<p>${text('moderation.reply.hint')}</p>`}
      ${this.way === 'written'
        ? html`<div class="field"><label for="answer-from">${text(this.onAir ? 'moderation.answer.from' : 'moderation.reply.from')}</label>
              <input id="answer-from" name="from" type="text" maxlength="120" required autocomplete="off" .value=${this.onAir ? lastAnswerer() : ''} /></div>
            <div class="field"><label for="answer-text">${text('moderation.answer.text')}</label>
              <textarea id="answer-text" class="words" name="text" rows="6" maxlength="5000" required></textarea></div>`
        : nothing}`;
  }

  #way(way: Way, disabled: boolean) {
    return html`<label class="check"><input type="radio" name="way" value=${way} ?disabled=${disabled} .checked=${this.way === way} @change=${() => (this.way = way)} />
      <span>${text(`moderation.answer.way.${way}`)}</span></label>`;
  }

  protected filled(form: FormData): QuestionAction | null {
    if (this.way === 'written') {
      const [from, words] = [String(form.get('from') ?? '').trim(), String(form.get('text') ?? '').trim()];
      if (this.onAir && from && words) keepAnswerer(from);
      return from && words ? { action: this.onAir ? 'answer' : 'reply', written: { from, text: words } } : null;
    }
    const { broadcast } = this.onAir ?? {};
    if (!broadcast || !this.onAir) return null;
    const since = Date.parse(broadcast.interruption?.since ?? '');
    // What was said before the suspension is no answer to the public.
    const earlier = new Date(Math.max(this.onAir.now() - EARLIER_MILLIS, since || 0)).toISOString();
    return { action: 'answer', spoken: { broadcast: broadcast.id, ...(this.way === 'earlier' ? { start: earlier } : {}) } };
  }
}
