import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SearchMoment, SearchPiece, SearchResult } from '../../api/search.ts';
import '../../text/search.ts';
import { spoken, written } from '../../text/language-of-content.ts';
import { duration, size, text, unbroken } from '../../text/text.ts';
import { localDay } from '../../text/when.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** Something that was found; its title leads to it. Emits `only-request` with the id of its sitting, which shall be searched alone. */
@customElement('search-result')
export class SearchResultElement extends PageElement {
  @property({ attribute: false }) result!: SearchResult;
  /** The address where its sitting alone is searched for the same; empty for none. */
  @property() only = '';

  protected override render() {
    const { kind, url, watch, title, excerpt, sitting, item, document: file, question, report, recording, public: isPublic } = this.result;
    const name = title.length > 0 ? pieces(title) : text('sitting.untitled-item');
    const lang = spoken(report?.language);
    return html`<article class="search-result">
      <p class="search-kind"><span class="badge">${text(`search.kind.${kind}`)}</span>
        ${question?.state === 'answered' ? html`<span class="badge badge-good">${url === watch ? icons.play : icons.check}${text(url === watch ? 'search.answered-on-air' : 'search.answered')}</span>` : nothing}
        ${recording?.moments.length === 1 && recording.moments[0]?.speaker ? html`<span class="search-speaker" lang=${lang}>${recording.moments[0].speaker}</span>` : nothing}
        ${recording?.automatic ? html`<span class="badge">${text('search.automatic')}</span>` : nothing}
        ${isPublic ? nothing : html`<strong class="badge badge-warn">${icons.lock}${text('search.not-public')}</strong>`}
        ${sitting?.status === 'cancelled' || sitting?.status === 'postponed' ? html`<strong class="badge badge-warn">${text(`sitting.status.${sitting.status}`)}</strong>` : nothing}</p>
      <h2>${kind === 'item' && item?.numbering ? html`<span class="soft">${item.numbering}</span> ` : nothing}${file
          ? html`<a href=${url} target="_blank" rel="noopener"><span lang=${title.length > 0 ? lang : nothing}>${name}</span><span class="visually-hidden"> ${text('sitting.new-window')}</span></a>`
          : html`<a href=${url} lang=${title.length > 0 ? lang : nothing}>${name}</a>`}</h2>
      ${watch && watch !== url ? html`<p><a class="button" href=${watch}>${icons.play}${report ? text('search.hear') : text('search.watch')}<span class="visually-hidden" lang=${lang}> – ${report ? name : (item?.title ?? '')}</span></a></p>` : nothing}
      ${recording && recording.moments.length > 1 ? this.#moments(recording.moments) : excerpt.length > 0 ? html`<p class="search-excerpt" lang=${lang}>${pieces(excerpt)}</p>` : nothing}
      <p class="soft search-of">${sitting ? this.#ofSitting(sitting) : nothing}${report ? this.#ofReport(report) : nothing}${recording ? html`<time datetime=${recording.day}>${localDay(`${recording.day}T12:00`)}</time>` : nothing}</p>
      ${sitting && this.only ? html`<p class="search-only"><a href=${this.only} @click=${(event: Event) => this.#wantsOnly(event, sitting.id)}>${text('search.only')}<span class="visually-hidden" lang=${spoken()}>${text('list.and')}${unbroken(sitting.title || sitting.body)}</span></a></p>` : nothing}
    </article>`;
  }

  /** Each time that it is said. */
  #moments(all: readonly SearchMoment[]) {
    return html`<ul class="search-moments">${all.map(({ url, second, speaker, excerpt }) => html`<li>
      <a href=${url}>${duration(second)}</a>
      <span lang=${spoken()}>${speaker ? html`<strong>${text('list.colon', { name: speaker })}</strong> ` : nothing}${pieces(excerpt)}</span></li>`)}</ul>`;
  }

  /** The page does it, if it can. */
  #wantsOnly(event: Event, sitting: string): void {
    if (!this.dispatchEvent(new CustomEvent<string>('only-request', { detail: sitting, bubbles: true, cancelable: true }))) event.preventDefault();
  }

  #ofSitting(sitting: NonNullable<SearchResult['sitting']>) {
    const { kind, document: file, question } = this.result;
    return html`${kind === 'sitting' ? nothing : html`<a href=${this.#sittingAddress(sitting)} lang=${spoken()}>${unbroken(sitting.title || sitting.body)}</a>`}
      ${question ? html`<span>${[question.author.name, question.author.commune].filter(Boolean).join(', ')}</span>` : nothing}
      ${sitting.title ? html`<span lang=${spoken()}>${sitting.body}</span>` : nothing}
      ${this.result.recording ? nothing : html`<time datetime=${sitting.localStart}>${localDay(sitting.localStart)}</time>`}
      ${file ? html`<span>${this.#fileFacts(file)}</span>` : nothing}`;
  }

  #ofReport({ date, publishedAt, place, language: tag }: NonNullable<SearchResult['report']>) {
    const day = date ?? publishedAt.slice(0, 10);
    return html`<time datetime=${day}>${localDay(`${day}T12:00`)}</time> ${place ? written(unbroken(place), tag) : nothing}`;
  }

  #fileFacts({ bytes, pages, page }: NonNullable<SearchResult['document']>): string {
    return page && pages > 1 ? text('search.on-page', { page, pages, size: size(bytes) }) : text('search.pdf', { size: size(bytes) });
  }

  #sittingAddress(sitting: NonNullable<SearchResult['sitting']>): string {
    const { item, question } = this.result;
    if (sitting.status === 'draft') return `/console/sittings/${sitting.id}`;
    if (question) return `/sittings/${sitting.id}#question-${question.id}`;
    return `/sittings/${sitting.id}${item ? `#item-${item.id}` : ''}`;
  }
}

/** What was looked for is marked; all of it is text, whatever it holds. */
function pieces(all: readonly SearchPiece[]) {
  return all.map(({ text: words, found }) => (found ? html`<mark>${unbroken(words)}</mark>` : unbroken(words)));
}
