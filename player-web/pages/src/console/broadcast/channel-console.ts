import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { showsRoom } from '../../api/channel.ts';
import type { OperatorChannel, SoundLevel } from '../../api/operator.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, text } from '../../text/text.ts';
import './alert-list.ts';
import './broadcast-controls.ts';
import './caption-sources.ts';
import './channel-state.ts';
import './monitor-video.ts';
import './publication-delay.ts';
import './sound-meter.ts';
import type { SoundMeter } from './sound-meter.ts';
import './source-table.ts';
import './transcoder-panel.ts';
import './withhold-panel.ts';

/** All that an operator sees and does of one channel. */
@customElement('channel-console')
export class ChannelConsole extends PageElement {
  @property({ attribute: false }) channel!: OperatorChannel;
  @query('sound-meter') private meter!: SoundMeter | null;

  /** The newest measure of its sound. */
  sound(level: SoundLevel): void {
    this.meter?.level(level);
  }

  protected override render() {
    const { id, name, state, broadcast, previewUrl, publicationDelay, viewers, transcoder, sources, captions, alerts } = this.channel;
    return html`<article class="channel channel-${state}" aria-labelledby="channel-${id}">
      <header class="channel-head">
        <div>
          <h2 id="channel-${id}">${name}</h2>
          ${broadcast?.title ? html`<p class="soft">${broadcast.title}</p>` : nothing}
        </div>
        <p class="channel-links"><a href="/console/captions/${id}" aria-label=${text('recordings.named', { action: text('live-captions.open'), title: name })}>${text('live-captions.open')}</a>
        <a href="/live/${id}" aria-label=${text('recordings.named', { action: text('console.public-page'), title: name })}>${text('console.public-page')}</a></p>
      </header>
      <div class="channel-main">
        <div class="channel-picture">
          <monitor-video .heldBack=${state === 'live' ? (publicationDelay ?? 0) : 0} .address=${state === 'preview' || state === 'live' ? previewUrl : null} .broadcast=${broadcast?.id ?? null} .channelName=${name}></monitor-video>
          <sound-meter></sound-meter>
        </div>
        <div class="channel-orders">
          <channel-state .channel=${this.channel}></channel-state>
          <broadcast-controls .channel=${this.channel}></broadcast-controls>
          ${broadcast?.startedAt ? html`<withhold-panel .broadcast=${broadcast.id} .withholdings=${broadcast.withholdings}></withhold-panel>` : nothing}
          <dl class="viewer-count"><div><dt>${icons.viewers}${text('console.viewers')}</dt><dd>${number(viewers)}</dd></div></dl>
          <publication-delay .channel=${this.channel}></publication-delay>
          <section><h3>${text('console.alerts')}</h3><alert-list .channel=${id} .delivers=${sources.some((source) => source.state === 'DELIVERING')} .alerts=${alerts}></alert-list></section>
        </div>
      </div>
      <section class="channel-sources">
        <h3>${text('console.sources')}</h3>
        <source-table .sources=${sources} .channelName=${name} .live=${state === 'live' && (!broadcast || showsRoom(broadcast))}></source-table>
      </section>
      <section class="channel-captions">
        <h3>${text('caption-sources.title')}</h3>
        <caption-sources .captions=${captions}></caption-sources>
      </section>
      <details class="channel-technical"><summary>${text('console.technical')}</summary>
        <h3>${text('console.transcoder')}</h3>
        <transcoder-panel .status=${transcoder} .lostPackets=${sources.reduce((sum, source) => sum + source.droppedPackets, 0)}></transcoder-panel>
      </details>
    </article>`;
  }
}
