import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StorageStatus } from '../api/recording-desk.ts';
import { icons } from '../elements/icons.ts';
import { PageElement } from '../elements/page-element.ts';
import { number, shortDay, size, text } from '../text/text.ts';

const DAY_MILLIS = 86_400_000;
/** Fewer days than this deserve a warning. */
const SOON_DAYS = 30;

/** The room that recordings take, and when there will be none. Shows nothing when that is not known. */
@customElement('storage-panel')
export class StoragePanel extends PageElement {
  @property({ attribute: false }) storage: StorageStatus | null = null;

  protected override render() {
    if (!this.storage) return nothing;
    const { usedBytes, freeBytes, bytesPerDay } = this.storage;
    const share = usedBytes / Math.max(1, usedBytes + freeBytes);
    return html`<section class="storage" aria-labelledby="storage-title">
      <h2 id="storage-title">${text('storage.title')}</h2>
      <div class="storage-bar" role="meter" aria-labelledby="storage-title" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(share * 100)} aria-valuetext=${text('storage.bar', { share: number(Math.round(share * 100)) })}>
        <div class="storage-fill"></div>
      </div>
      <p class="storage-words"><strong>${text('storage.used', { size: size(usedBytes) })}</strong> <span>${text('storage.free', { size: size(freeBytes) })}</span></p>
      ${this.#forecast()}
      ${bytesPerDay > 0 ? html`<p class="soft">${text('storage.pace', { size: size(bytesPerDay) })}</p>` : nothing}
    </section>`;
  }

  protected override updated(): void {
    if (!this.storage) return;
    const { usedBytes, freeBytes } = this.storage;
    this.style.setProperty('--share', String(usedBytes / Math.max(1, usedBytes + freeBytes)));
  }

  #forecast() {
    const fullAt = this.storage?.fullAt;
    if (!fullAt) return html`<p class="storage-roomy">${text('storage.roomy')}</p>`;
    const days = Math.floor((Date.parse(fullAt) - Date.now()) / DAY_MILLIS);
    const words = days < 2 ? text('storage.full.soon') : text('storage.full', { day: shortDay(fullAt), days: number(days) });
    return html`<p class="storage-full ${days < SOON_DAYS ? 'storage-soon' : ''}">${days < SOON_DAYS ? icons.warning : nothing}${words}</p>`;
  }
}
