import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readRevision, readRevisions, type CaptionRevision } from '../../api/caption-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { languageName, plural, shortDay, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/** Captions as they were: what `captions-restore` carries. */
export interface FormerCaptions {
  readonly language: string;
  readonly text: string;
}

/** What captions were before they were replaced or removed, with who and when, to be brought back. Emits `captions-restore`. */
@customElement('caption-history')
export class CaptionHistory extends PageElement {
  @property({ attribute: false }) recording = '';
  /** In which there are some, or were when the page was opened. */
  @property({ attribute: false }) languages: readonly string[] = [];
  /** Another whenever something was saved: what is listed is read anew. */
  @property({ attribute: false }) saved: unknown = null;
  @state() private revisions: readonly (CaptionRevision & { readonly language: string })[] = [];
  @state() private open = false;
  @state() private fault = '';
  #listed: unknown;

  protected override updated(): void {
    if (this.open && this.saved !== this.#listed) void this.#list();
  }

  protected override render() {
    if (this.languages.length === 0) return nothing;
    return html`<details class="panel report-history" @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}><summary>${text('caption-history.title')}</summary>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.revisions.length === 0 ? html`<p class="soft">${text('caption-history.none')}</p>` : html`<ul>${this.revisions.map((one) => this.#line(one))}</ul>`}</details>`;
  }

  #line(one: CaptionRevision & { readonly language: string }) {
    const when = text('caption-history.when', { day: shortDay(one.savedAt), time: timeOfDay(one.savedAt), who: one.savedBy });
    return html`<li><p><span class="soft">${when}</span> ${text('recordings.named', { action: languageName(one.language), title: plural('captions-desk.cues', one.cues) })}</p>
      <button type="button" class="button small" aria-label=${text('recordings.named', { action: text('caption-history.restore'), title: when })} @click=${() => void this.#restore(one.language, one.number)}>${icons.restore}${text('caption-history.restore')}</button></li>`;
  }

  async #list(): Promise<void> {
    this.#listed = this.saved;
    try {
      const all = await Promise.all(this.languages.map(async (language) => (await readRevisions(this.recording, language)).map((one) => ({ ...one, language }))));
      [this.revisions, this.fault] = [all.flat().sort((one, other) => other.savedAt.localeCompare(one.savedAt)), ''];
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  async #restore(language: string, number: number): Promise<void> {
    try {
      const former = await readRevision(this.recording, language, number);
      this.fault = '';
      this.dispatchEvent(new CustomEvent<FormerCaptions>('captions-restore', { detail: { language, text: former.text }, bubbles: true }));
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }
}
