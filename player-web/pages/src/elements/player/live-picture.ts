import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../page-element.ts';

/** There is another picture so often, in milliseconds. */
const AGAIN_MILLIS = 10_000;
/** Who wants to spare data sees one so often. */
const SPARING_MILLIS = 120_000;

/** What is on air as it looks now, followed while the page is seen. The seats of a chamber while there is no picture. */
@customElement('live-picture')
export class LivePicture extends PageElement {
  /** The broadcast that is on air. */
  @property({ attribute: false }) broadcast = '';
  @state() private newest = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #awake = (): void => {
    if (!document.hidden) void this.#follow();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#awake);
    void this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#awake);
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<div class="live-picture"><span class="hemicycle" aria-hidden="true"></span>
      ${this.newest ? html`<img src=${this.newest} alt="" />` : nothing}</div>`;
  }

  async #follow(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = Math.floor(Date.now() / AGAIN_MILLIS);
    const picture = new Image();
    picture.src = `/hls/recordings/${encodeURIComponent(this.broadcast)}/assets/still.jpg?${turn}`;
    // The one before is shown until there is another; while something is withheld there is none at all.
    this.newest = await picture.decode().then(() => picture.src, () => '');
    if (document.hidden || !this.isConnected) return;
    this.#timer = setTimeout(() => void this.#follow(), sparing() ? SPARING_MILLIS : AGAIN_MILLIS);
  }
}

function sparing(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
