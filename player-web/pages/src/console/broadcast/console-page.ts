import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LiveResource } from '../../api/live-resource.ts';
import { newest, readChannels, type OperatorChannel, type SoundLevel } from '../../api/operator.ts';
import { askToSignIn } from '../../api/request.ts';
import { text } from '../../text/text.ts';
import { Backoff } from '../../time/backoff.ts';
import '../console-head.ts';
import './channel-console.ts';
import type { ChannelConsole } from './channel-console.ts';
import { TitledPage } from '../titled-page.ts';

/**
 * The operator's page: every channel, its picture, its sources and its orders. One stream of events
 * keeps them all current, since a browser opens six connections to an HTTP/1.1 server.
 */
@customElement('console-page')
export class ConsolePage extends TitledPage {
  @state() private channels: readonly OperatorChannel[] | null = null;
  @state() private lost = false;
  @state() private wasLost = false;
  readonly #backoff = new Backoff(1000, 10_000);
  readonly #feed = new LiveResource<readonly OperatorChannel[]>(
    { events: '/api/v1/operator/events', value: '/api/v1/operator/channels', event: 'channel', others: ['sound'] },
    {
      value: (told) => (this.channels = newest(this.channels ?? [], told)),
      connected: (connected) => this.#connected(connected),
      refused: (status) => {
        // The stream comes back by itself once somebody has signed in.
        if (status === 401) void askToSignIn(false);
      },
      other: (_event, data) => this.#sound(data as SoundLevel),
    },
    (told) => (Array.isArray(told) ? told : [told]) as OperatorChannel[],
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#feed.close();
  }

  protected override get pageTitle(): string {
    return text('console.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('console.title')} current="live"></console-head>
      <div class="banner-place" role="alert">${this.lost ? html`<p class="banner">${text('console.lost')}</p>` : nothing}</div>
      <p class="visually-hidden" role="status">${!this.lost && this.wasLost ? text('console.back') : nothing}</p>
      <main id="main" tabindex="-1" class="console">
        ${this.#content()}
      </main>`;
  }

  #content() {
    if (!this.channels) return html`<p class="notice" role="status">${text('console.loading')}</p>`;
    if (this.channels.length === 0) return html`<p class="notice">${text('console.no-channel')}</p>`;
    return repeat(
      this.channels,
      (channel) => channel.id,
      (channel) => html`<channel-console .channel=${channel}></channel-console>`,
    );
  }

  /** Tries until the server answers; the stream then keeps the channels current. */
  async #read(): Promise<void> {
    try {
      this.channels = await readChannels();
      this.lost = false;
      if (this.isConnected) this.#feed.start();
    } catch {
      this.#connected(false);
      setTimeout(() => void this.#read(), this.#backoff.next());
    }
  }

  #connected(connected: boolean): void {
    this.lost = !connected;
    this.wasLost ||= this.lost;
  }

  #sound(level: SoundLevel): void {
    const consoles = [...this.querySelectorAll<ChannelConsole>('channel-console')];
    consoles.find((one) => one.channel.id === level.channel)?.sound(level);
  }
}
