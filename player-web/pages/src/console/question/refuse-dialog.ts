import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { REFUSAL_REASONS, type RefusalReason } from '../../api/moderation.ts';
import { LANGUAGES, type Language } from '../../text/language.ts';
import { staffEn } from '../../text/staff-en.ts';
import { staffFr } from '../../text/staff-fr.ts';
import { plural, text } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

const CATALOGUES = { fr: staffFr, en: staffEn };

/** In the order of the keyboard's row; the tenth is 0. */
const DIGITS = '1234567890';

const digitOf = (index: number): string => DIGITS.charAt(index);

/** Why questions are refused, and what their authors read. */
export interface Refused {
  readonly reason: RefusalReason;
  readonly words: string;
}

/** Asks why questions are refused; a sentence for the author is ready, in the language that is chosen, and can be written anew. */
@customElement('refuse-dialog')
export class RefuseDialog extends AskingDialog<Refused> {
  @state() private count = 1;
  @state() private reason: RefusalReason | null = null;
  @state() private wordsLanguage: Language = 'fr';
  @state() private words = '';
  /** True once the moderator has changed the ready sentence: it is then theirs. */
  #own = false;

  /** Asks for so many questions; null if they are not refused after all. */
  show(count: number): Promise<Refused | null> {
    [this.count, this.reason, this.words, this.#own] = [count, null, '', false];
    return this.ask();
  }

  protected heading(): string {
    return plural('moderation.refuse.title', this.count);
  }

  protected submitWords(): string {
    return text('moderation.refuse');
  }

  protected override isDangerous(): boolean {
    return true;
  }

  /** A digit then chooses, wherever among the reasons the focus is. */
  protected override firstField(): HTMLElement | null {
    return this.querySelector<HTMLElement>('input[name=reason]');
  }

  protected fields() {
    return html`<fieldset class="plain reasons" @keydown=${this.#digit}><legend>${text('moderation.refuse.reason')}</legend>
        ${REFUSAL_REASONS.map(
          (reason, index) => html`<label class="check"><input type="radio" name="reason" value=${reason} required aria-keyshortcuts=${digitOf(index)} .checked=${this.reason === reason} @change=${() => this.#choose(reason)} />
            <span><kbd aria-hidden="true">${digitOf(index)}</kbd> ${text(`moderation.reason.${reason}`)}</span></label>`,
        )}
      </fieldset>
      <fieldset class="plain kinds"><legend>${text('moderation.refuse.language')}</legend>
        ${LANGUAGES.map(
          (one) => html`<label class="check"><input type="radio" name="language" value=${one} .checked=${this.wordsLanguage === one} @change=${() => this.#speak(one)} /><span>${text(`moderation.language.${one}`)}</span></label>`,
        )}
      </fieldset>
      <div class="field"><label for="refuse-words">${text('moderation.refuse.words')}</label><small id="refuse-words-hint">${text('moderation.refuse.words.hint')}</small>
        <textarea id="refuse-words" class="words" name="words" rows="4" maxlength="1000" lang=${this.wordsLanguage} aria-describedby="refuse-words-hint" ?required=${this.reason === 'other'}
          .value=${this.words} @input=${(event: Event) => this.#type((event.target as HTMLTextAreaElement).value)}></textarea></div>`;
  }

  /** A digit chooses a reason, and Enter then refuses; what must be put in words goes to the words. */
  async #digit(event: KeyboardEvent): Promise<void> {
    const reason = REFUSAL_REASONS[DIGITS.indexOf(event.key)];
    if (!reason || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#choose(reason);
    await this.updateComplete;
    this.querySelector<HTMLElement>(reason === 'other' ? '#refuse-words' : `input[value=${reason}]`)?.focus();
  }

  #choose(reason: RefusalReason): void {
    this.reason = reason;
    this.#ready();
  }

  #speak(language: Language): void {
    this.wordsLanguage = language;
    this.#ready();
  }

  #type(words: string): void {
    this.words = words;
    this.#own = words !== '';
  }

  #ready(): void {
    if (!this.#own && this.reason) this.words = this.reason === 'other' ? '' : CATALOGUES[this.wordsLanguage][`moderation.words.${this.reason}`];
  }

  protected filled(): Refused | null {
    const words = this.words.trim();
    return this.reason && (words || this.reason !== 'other') ? { reason: this.reason, words } : null;
  }
}
