import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Recording } from '../../api/recording.ts';
import { spoken } from '../../text/language-of-content.ts';
import { day, length, text, timeOfDay, unbroken } from '../../text/text.ts';
import { cardPicture } from './card-picture.ts';
import { PageElement } from '../page-element.ts';

/** A recording on the home page; the whole card leads to its page. */
@customElement('replay-card')
export class ReplayCard extends PageElement {
  @property({ attribute: false }) recording!: Recording;

  protected override render() {
    const { id, title, channel, startedAt, duration, poster } = this.recording;
    return html`<article class="card replay-card">
      <div class="replay-picture">
        ${poster ? cardPicture(poster) : html`<span class="hemicycle" aria-hidden="true"></span>`}
        <span class="replay-length"><span class="visually-hidden">${text('replay.length')} </span>${length(duration ?? 0)}</span>
      </div>
      <div class="replay-words">
        <h3><a href="/watch/${id}" lang=${spoken()}>${unbroken(title || channel.name)}</a></h3>
        <p class="card-channel"><time datetime=${startedAt}>${text('replay.when', { day: day(startedAt), time: timeOfDay(startedAt) })}</time></p>
        ${title ? html`<p class="card-channel" lang=${spoken()}>${channel.name}</p>` : ''}
      </div>
    </article>`;
  }
}
