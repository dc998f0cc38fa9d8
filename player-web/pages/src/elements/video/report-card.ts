import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shownLength, type Report } from '../../api/report.ts';
import { spoken, written } from '../../text/language-of-content.ts';
import { length, text, unbroken } from '../../text/text.ts';
import { localDay } from '../../text/when.ts';
import { cardPicture } from '../recording/card-picture.ts';
import { PageElement } from '../page-element.ts';

/** A report in a list; the whole card leads to its page. */
@customElement('report-card')
export class ReportCard extends PageElement {
  @property({ attribute: false }) report!: Report;
  /** The name of its category; empty to leave it out. */
  @property({ attribute: false }) category = '';
  @property({ type: Number }) level = 3;

  protected override render() {
    const { address, title, date, publishedAt, place, poster, language: tag } = this.report;
    const seconds = shownLength(this.report);
    const day = date ?? publishedAt.slice(0, 10);
    const name = html`<a href=${address} lang=${spoken(tag)}>${unbroken(title)}</a>`;
    return html`<article class="card replay-card">
      <div class="replay-picture">
        ${poster ? cardPicture(poster) : html`<span class="hemicycle" aria-hidden="true"></span>`}
        ${seconds === null ? nothing : html`<span class="replay-length"><span class="visually-hidden">${text('replay.length')} </span>${length(seconds)}</span>`}
      </div>
      <div class="replay-words">
        ${this.level === 2 ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`}
        <p class="card-channel"><time datetime=${day}>${localDay(`${day}T12:00`)}</time></p>
        ${this.category || place ? html`<p class="card-channel">${this.category}${this.category && place ? text('list.and') : nothing}${written(place, tag)}</p>` : nothing}
      </div>
    </article>`;
  }
}
