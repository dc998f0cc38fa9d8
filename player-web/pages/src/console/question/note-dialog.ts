import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { QuestionCard } from '../../api/moderation.ts';
import { text } from '../../text/text.ts';
import { AskingDialog } from '../asking-dialog.ts';

/** Asks for a note that moderators alone read; an empty one erases what was there. */
@customElement('note-dialog')
export class NoteDialog extends AskingDialog<string> {
  @state() private written = '';

  /** Null if it stays as it was. */
  show(card: QuestionCard): Promise<string | null> {
    this.written = card.note?.text ?? '';
    return this.ask();
  }

  protected heading(): string {
    return text('moderation.note');
  }

  protected submitWords(): string {
    return text('moderation.note.submit');
  }

  protected fields() {
    return html`<div class="field"><label for="note-words">${text('moderation.note.words')}</label><small id="note-hint">${text('moderation.note.hint')}</small>
      <textarea id="note-words" class="words" name="note" rows="4" maxlength="500" aria-describedby="note-hint" .value=${this.written}></textarea></div>`;
  }

  protected filled(form: FormData): string {
    return String(form.get('note') ?? '').trim();
  }
}
