import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { OperatorChannel, SoundLevel } from '../../api/operator.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, text } from '../../text/text.ts';
import '../broadcast/alert-list.ts';
import '../broadcast/broadcast-controls.ts';
import '../broadcast/channel-state.ts';
import '../broadcast/monitor-video.ts';
import '../broadcast/publication-delay.ts';
import './room-picture.ts';
import '../broadcast/sound-meter.ts';
import type { SoundMeter } from '../broadcast/sound-meter.ts';
import '../broadcast/withhold-panel.ts';

/** What goes out: picture, sound, viewers, and the orders to the broadcast. */
@customElement('conduct-air')
export class ConductAir extends PageElement {
  @property({ attribute: false }) channel!: OperatorChannel;
  @property({ attribute: false }) title_ = '';
  @query('sound-meter') private meter!: SoundMeter | null;

  /** The newest measure of its sound. */
  sound(level: SoundLevel): void {
    this.meter?.level(level);
  }

  protected override render() {
    const { id, name, state, broadcast, previewUrl, publicationDelay, viewers, alerts } = this.channel;
    const heldBack = state === 'live' ? (publicationDelay ?? 0) : 0;
    return html`<section class="panel air channel-${state}" aria-labelledby="air-title">
      <div class="panel-head"><h2 id="air-title">${name}</h2><a href="/console/captions/${id}" target="_blank" rel="noopener">${text('live-captions.open')}</a><a href="/live/${id}" target="_blank" rel="noopener">${text('console.public-page')}</a></div>
      ${heldBack > 0 ? html`<room-picture .channel=${id} .channelName=${name} .heldBack=${heldBack}></room-picture>` : nothing}
      <monitor-video alone .heldBack=${heldBack} .address=${state === 'preview' || state === 'live' ? previewUrl : null} .broadcast=${broadcast?.id ?? null} .channelName=${name}></monitor-video>
      <sound-meter></sound-meter>
      <channel-state .channel=${this.channel}></channel-state>
      ${state === 'offline' || state === 'ended' ? html`<p class="soft">${text('conduct.rehearse-hint')}</p>` : nothing}
      <broadcast-controls .channel=${this.channel} .suggestedTitle=${this.title_}></broadcast-controls>
      <publication-delay .channel=${this.channel}></publication-delay>
      ${broadcast?.startedAt ? html`<withhold-panel .broadcast=${broadcast.id} .withholdings=${broadcast.withholdings}></withhold-panel>` : nothing}
      <dl class="viewer-count"><div><dt>${icons.viewers}${text('console.viewers')}</dt><dd>${number(viewers)}</dd></div></dl>
      ${alerts.some((alert) => alert.raised) ? html`<alert-list .channel=${id} .alerts=${alerts}></alert-list>` : nothing}
    </section>`;
  }
}
