import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { countInReview, REVIEWED_AT_MOST } from '../api/report-desk.ts';
import { may, me } from '../api/staff.ts';
import { PageElement } from '../elements/page-element.ts';
import { plural } from '../text/text.ts';

const LOOK_MILLIS = 60_000;

/** How many reports wait for a reviewer, beside the name of their page; nothing for who reviews none. */
@customElement('review-badge')
export class ReviewBadge extends PageElement {
  @state() private count = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #seen = (): void => void this.#look();

  override connectedCallback(): void {
    super.connectedCallback();
    if (!may(me(), 'clerk')) return;
    void this.#look();
    this.#timer = setInterval(this.#seen, LOOK_MILLIS);
    addEventListener('report-moved', this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    removeEventListener('report-moved', this.#seen);
  }

  protected override render() {
    if (this.count === 0) return nothing;
    const shown = this.count >= REVIEWED_AT_MOST ? `${REVIEWED_AT_MOST}+` : String(this.count);
    return html`<span class="badge badge-preview nav-count" aria-hidden="true">${shown}</span><span class="visually-hidden">${plural('report-desk.to-review', this.count)}</span>`;
  }

  async #look(): Promise<void> {
    if (document.hidden) return;
    // Without an answer the last one stays: the page of reports says what is wrong.
    this.count = await countInReview().catch(() => this.count);
  }
}
