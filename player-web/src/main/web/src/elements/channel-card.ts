import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Channel } from '../api/channel.ts';
import { plural, text, timeOfDay, unbroken } from '../text/text.ts';
import { icons } from './icons.ts';
import './live-picture.ts';
import { PageElement } from './page-element.ts';
import './state-badge.ts';

/** A channel on the home page; the whole card leads to its watch page. */
@customElement('channel-card')
export class ChannelCard extends PageElement {
  @property({ attribute: false }) channel!: Channel;

  protected override render() {
    const { id, name, state, broadcast, viewers } = this.channel;
    const live = state === 'live';
    // What a pause takes off the air is not shown here either.
    const seen = live && broadcast && (!broadcast.interruption || broadcast.interruption.kind === 'publicFloor') ? broadcast.id : null;
    return html`<article class="card ${live ? 'card-live' : ''}">
      ${seen ? keyed(seen, html`<live-picture .broadcast=${seen}></live-picture>`) : nothing}
      <p class="card-state"><state-badge state=${state}></state-badge>${this.#when()}</p>
      <h3><a href="/live/${id}">${unbroken((live && broadcast?.title) || name)}</a></h3>
      ${live && broadcast?.title ? html`<p class="card-channel">${name}</p>` : nothing}
      ${live
        ? html`<p class="card-foot">
            <span class="viewers">${icons.viewers}${plural('viewers', viewers)}</span>
            <span class="button primary card-watch" aria-hidden="true">${icons.play}${text('home.watch')}</span>
          </p>`
        : nothing}
    </article>`;
  }

  #when() {
    const { state, broadcast } = this.channel;
    if (state === 'live' && broadcast?.interruption) return text(`interruption.${broadcast.interruption.kind}.short`);
    if (state === 'live' && broadcast?.startedAt) return text('since.live', { time: timeOfDay(broadcast.startedAt) });
    if (state === 'ended' && broadcast?.endedAt) return text('since.ended', { time: timeOfDay(broadcast.endedAt) });
    return nothing;
  }
}
