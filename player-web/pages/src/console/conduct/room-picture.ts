import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { number, text } from '../../text/text.ts';
import { serverNow } from '../../time/shared-server-clock.ts';

const AGAIN_MILLIS = 1000;
/** An older picture is none of the present, in seconds. */
const STALE_SECONDS = 5;

/** The room as it is now, ahead of the publication delay: a still a second, as often as the camera sends whole pictures. */
@customElement('room-picture')
export class RoomPicture extends PageElement {
  /** The id of the channel. */
  @property({ attribute: false }) channel = '';
  @property({ attribute: false }) channelName = '';
  /** How long the public picture is held back, in seconds. */
  @property({ attribute: false }) heldBack = 0;
  /** The newest picture, as an address within the page; null while there is none. */
  @state() private shown: string | null = null;
  @state() private age: number | null = null;
  #filmed = Number.NaN;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#show(null);
  }

  protected override render() {
    const stale = this.shown !== null && (this.age ?? 0) > STALE_SECONDS;
    return html`<figure class="room-picture">
      <div class="monitor ${stale ? 'is-stale' : ''}">
        ${this.shown ? html`<img src=${this.shown} alt=${text('console.room', { channel: this.channelName })} />` : html`<p>${text('console.room.none')}</p>`}
        ${stale ? html`<p class="monitor-stale">${text('console.room.stale', { seconds: number(this.age ?? 0) })}</p>` : nothing}
      </div>
      ${this.shown ? html`<figcaption><strong>${text('console.room.now')}</strong> ${text('console.room.later', { seconds: number(this.heldBack) })}</figcaption>` : nothing}
    </figure>`;
  }

  async #follow(): Promise<void> {
    try {
      if (!document.hidden) await this.#ask();
    } catch {
      // The line is down: the picture that is there grows old, which is said.
    }
    const now = serverNow();
    this.age = now === null || Number.isNaN(this.#filmed) ? null : Math.max(0, Math.round((now - this.#filmed) / 1000));
    if (this.isConnected) this.#timer = setTimeout(() => void this.#follow(), AGAIN_MILLIS);
  }

  async #ask(): Promise<void> {
    const answer = await fetch(`/api/v1/operator/channels/${encodeURIComponent(this.channel)}/room.jpg`, { cache: 'no-store', signal: AbortSignal.timeout(4000) });
    if (!answer.ok) return this.#show(null);
    this.#filmed = Date.parse(answer.headers.get('X-Filmed-At') ?? '');
    const picture = await addressOf(await answer.blob());
    if (this.isConnected) this.#show(picture);
  }

  #show(address: string | null): void {
    this.shown = address;
  }
}

/** Within the page's policy, which takes pictures of the server and of the page itself. */
function addressOf(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(picture);
  });
}
