import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { showsRoom, type Channel } from '../../api/channel.ts';
import type { Chapter } from '../../api/chapters.ts';
import { chapterLabel } from '../../player/chapters.ts';
import { spoken } from '../../text/language-of-content.ts';
import { plural, text, timeOfDay, unbroken } from '../../text/text.ts';
import { icons } from '../icons.ts';
import './live-picture.ts';
import { PageElement } from '../page-element.ts';
import '../state-badge.ts';

/** What is on air, large: its picture, what is debated, and the way there. */
@customElement('live-feature')
export class LiveFeature extends PageElement {
  @property({ attribute: false }) channel!: Channel;
  /** The item that is debated; null where nobody may or can say. */
  @property({ attribute: false }) item: Chapter | null = null;

  protected override render() {
    const { id, name, broadcast, viewers, hasCaptions } = this.channel;
    const interruption = broadcast?.interruption ?? null;
    // What a pause takes off the air is not shown here either.
    const isSeen = broadcast && showsRoom(broadcast);
    return html`<article class="live-feature">
      ${isSeen ? keyed(broadcast.id, html`<live-picture .broadcast=${broadcast.id}></live-picture>`) : html`<div class="live-picture"><span class="hemicycle" aria-hidden="true"></span></div>`}
      <div class="live-words">
        <p class="card-state"><state-badge state="live"></state-badge>
          ${broadcast?.startedAt ? html`<span>${text('since.live', { time: timeOfDay(broadcast.startedAt) })}</span>` : nothing}
          ${viewers > 0 ? html`<span class="viewers">${icons.viewers}${plural('viewers', viewers)}</span>` : nothing}
        </p>
        <h2><a href="/live/${id}" lang=${spoken()}>${unbroken(broadcast?.title || name)}</a></h2>
        ${broadcast?.title ? html`<p class="card-channel" lang=${spoken()}>${name}</p>` : nothing}
        ${interruption ? html`<p class="live-item">${text(`interruption.${interruption.kind}`, { time: timeOfDay(interruption.since) })}</p>` : nothing}
        ${!interruption && this.item ? html`<p class="live-item">${text('home.debated')} <strong lang=${spoken()}>${chapterLabel(this.item)}</strong></p>` : nothing}
        <p><span class="button primary live-watch" aria-hidden="true">${icons.play}${text('home.watch')}</span>${hasCaptions ? html` <a class="live-text-only" href="/live/${id}/text">${text('home.text-only')}</a>` : nothing}</p>
      </div>
    </article>`;
  }
}
