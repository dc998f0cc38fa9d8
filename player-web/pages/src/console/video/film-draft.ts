import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { retryTranscript, type FilmTranscript, type Report } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language as shownLanguage } from '../../text/language.ts';
import { languageName, plural, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/**
 * The transcript that a recogniser drafts of a report's film: how far it is, where it is corrected, and another try if it failed.
 * Nothing if there is none. Emits `preparation-ordered`.
 */
@customElement('film-draft')
export class FilmDraft extends PageElement {
  @property({ attribute: false }) report!: Report;
  @state() private fault = '';

  protected override render() {
    const draft = this.report.transcript;
    if (!draft) return nothing;
    const isThere = draft.state !== 'hearing' && draft.captions > 0 && draft.language !== undefined;
    return html`<div class="notice preparation film-draft">
      <p role="status">${this.#words(draft)}</p>
      ${draft.state === 'hearing' && draft.progress > 0 ? html`<progress max="1" .value=${draft.progress} aria-label=${text('film-draft.heard', { share: Math.floor(100 * draft.progress) })}></progress>` : nothing}
      ${draft.state === 'failed' ? html`<p class="row-actions"><button type="button" class="button small" @click=${() => void this.#retry()}>${icons.retry}${text('preparing.retry')}</button></p>` : nothing}
      ${isThere
        ? html`<p class="row-actions"><a class="button small" href="/console/reports/${encodeURIComponent(this.report.id)}/transcript?language=${draft.language}">${icons.pencil}${text('transcript-desk.open')}</a></p>`
        : nothing}
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
    </div>`;
  }

  async #retry(): Promise<void> {
    this.fault = '';
    try {
      await retryTranscript(this.report.id);
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
    this.dispatchEvent(new CustomEvent('preparation-ordered', { bubbles: true }));
  }

  #words({ state: now, captions, language = '', failure }: FilmTranscript): string {
    if (now === 'failed') return failure?.[shownLanguage()] ?? '';
    if (now === 'hearing') return text('film-draft.hearing');
    if (captions === 0) return text('film-draft.nothing');
    return this.report.captionLanguages.includes(language) ? text('film-draft.also', { language: languageName(language) }) : plural('film-draft.offer', captions, { language: languageName(language) });
  }
}
