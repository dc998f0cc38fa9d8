import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { readChannels, type OperatorChannel } from '../../api/operator.ts';
import { text } from '../../text/text.ts';
import '../console-head.ts';
import { icons } from '../icons.ts';
import { reasonOf } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import './caption-inputs.ts';
import './caption-lines.ts';
import type { CaptionLines } from './caption-lines.ts';
import './caption-typing.ts';
import type { CaptionTyping } from './caption-typing.ts';

/** The captions of what is on air on a channel: typed, corrected, and written by others' software. */
@customElement('captions-page')
export class CaptionsPage extends TitledPage {
  @state() private channels: readonly OperatorChannel[] | null = null;
  @state() private fault = '';
  @query('caption-lines') private lines!: CaptionLines;
  @query('caption-typing') private typing!: CaptionTyping;
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');

  override connectedCallback(): void {
    super.connectedCallback();
    readChannels().then(
      (channels) => (this.channels = channels),
      (error: unknown) => (this.fault = reasonOf(error)),
    );
  }

  protected override get pageTitle(): string {
    return text('live-captions.title');
  }

  protected override render() {
    const channel = this.channels?.find(({ id }) => id === this.#id);
    return html`<console-head .heading=${text('live-captions.title')} current="live"></console-head>
      <main id="main" tabindex="-1" class="console captions-console">
        <p class="back"><a href="/console/live">${icons.back}${text('live-captions.back')}</a></p>
        ${this.fault ? html`<p class="order-failed" role="alert">${this.fault}</p>` : nothing}
        ${channel ? this.#desk(channel) : this.channels ? html`<p class="notice">${text('live-captions.no-channel')}</p>` : html`<p class="notice" role="status">${text('console.loading')}</p>`}
      </main>`;
  }

  #desk({ id, name }: OperatorChannel) {
    return html`<h2>${name}</h2>
      <section class="panel">
        <caption-lines .channel=${id} @lines-left=${() => this.typing.enter()}></caption-lines>
        <caption-typing .channel=${id} @typing-left=${() => this.lines.enter()}></caption-typing>
      </section>
      <details class="panel"><summary><h3>${text('caption-inputs.title')}</h3></summary><caption-inputs .channel=${id}></caption-inputs></details>`;
  }
}
