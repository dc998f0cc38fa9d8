import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SittingReplay } from '../../api/sitting.ts';
import { chapterLabel } from '../../player/chapters.ts';
import { length, plural, text, unbroken } from '../../text/text.ts';
import { spoken } from '../../text/language-of-content.ts';
import { localDay } from '../../text/when.ts';
import { cardPicture } from './card-picture.ts';
import { PageElement } from '../page-element.ts';

/** A sitting that can be watched again: its picture and its day; each of its first chapters leads to where it was debated. */
@customElement('held-card')
export class HeldCard extends PageElement {
  @property({ attribute: false }) sitting!: SittingReplay;
  /** So many chapters at most. */
  @property({ type: Number }) chapters = 2;

  protected override render() {
    const { title, body, localStart, poster, duration, replays, chapters, chapterCount } = this.sitting;
    const shown = chapters.slice(0, this.chapters);
    return html`<article class="card replay-card held-card">
      <div class="replay-picture">
        ${poster ? cardPicture(poster) : html`<span class="hemicycle" aria-hidden="true"></span>`}
        ${duration > 0 ? html`<span class="replay-length"><span class="visually-hidden">${text('replay.length')} </span>${length(duration)}</span>` : nothing}
      </div>
      <div class="replay-words">
        <h3><a href=${replays[0] ?? ''} lang=${spoken()}>${unbroken(title || body)}</a></h3>
        <p class="card-channel">${title ? html`<span lang=${spoken()}>${body}</span>${text('list.and')}` : nothing}<time datetime=${localStart}>${localDay(localStart)}</time></p>
        ${shown.length > 0
          ? html`<ul class="held-chapters">
              ${shown.map((one) => html`<li><a href=${one.watch} lang=${spoken()}>${chapterLabel(one)}</a></li>`)}
              ${chapterCount > shown.length ? html`<li class="held-more"><a href="/sittings/${this.sitting.id}">${plural('home.more-items', chapterCount - shown.length)}</a></li>` : nothing}
            </ul>`
          : nothing}
      </div>
    </article>`;
  }
}
