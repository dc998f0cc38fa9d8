import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StorageStatus } from '../../api/recording-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, plural, shortDay, size, text } from '../../text/text.ts';
import './deletion-list.ts';
import { icons } from '../icons.ts';

const DAY_MILLIS = 86_400_000;
/** Fewer days than this deserve a warning. */
const SOON_DAYS = 30;
/** What a pace is measured over once there is so much. */
const WINDOW_DAYS = 30;
const KINDS = ['sitting', 'report', 'test', 'withdrawn'] as const;

/** The room that recordings take, when there will be none, and what goes to make some. Shows nothing when that is not known. */
@customElement('storage-panel')
export class StoragePanel extends PageElement {
  @property({ attribute: false }) storage: StorageStatus | null = null;

  protected override render() {
    if (!this.storage) return nothing;
    const { usedBytes, freeBytes, keptDays, deletions } = this.storage;
    return html`<section class="storage" aria-labelledby="storage-title">
      <h2 id="storage-title">${text('storage.title')}</h2>
      ${freeBytes === null ? nothing : this.#bar(usedBytes, freeBytes)}
      <p class="storage-words"><strong>${text('storage.used', { size: size(usedBytes) })}</strong>
        <span>${freeBytes === null ? text('storage.free.unknown') : text('storage.free', { size: size(freeBytes) })}</span></p>
      ${this.#forecast(this.storage)}${this.#pace(this.storage)}
      <p class="soft">${KINDS.map((kind) => this.#kept(kind, keptDays[kind] ?? null)).join(' · ')}</p>
      <deletion-list .deletions=${deletions}></deletion-list>
    </section>`;
  }

  #bar(usedBytes: number, freeBytes: number) {
    const share = Math.round((usedBytes / Math.max(1, usedBytes + freeBytes)) * 100);
    return html`<div class="storage-bar" role="meter" aria-labelledby="storage-title" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${share} aria-valuetext=${text('storage.bar', { share: number(share) })}>
      <div class="storage-fill"></div>
    </div>`;
  }

  protected override updated(): void {
    if (!this.storage) return;
    const { usedBytes, freeBytes } = this.storage;
    this.style.setProperty('--share', String(usedBytes / Math.max(1, usedBytes + (freeBytes ?? 0))));
  }

  #forecast({ fullAt, freeBytes, bytesPerDay }: StorageStatus) {
    // Who does not know does not say that all is well.
    if (freeBytes === null || bytesPerDay === null) return nothing;
    if (!fullAt) return html`<p class="storage-roomy">${text('storage.roomy')}</p>`;
    const days = Math.floor((Date.parse(fullAt) - Date.now()) / DAY_MILLIS);
    const words = days < 2 ? text('storage.full.soon') : text('storage.full', { day: shortDay(fullAt), days: number(days) });
    return html`<p class="storage-full ${days < SOON_DAYS ? 'storage-soon' : ''}">${days < SOON_DAYS ? icons.warning : nothing}${words}</p>`;
  }

  #pace({ bytesPerDay, historyDays }: StorageStatus) {
    if (bytesPerDay === null) return html`<p class="soft">${text('storage.pace.unknown')}</p>`;
    const short = historyDays < WINDOW_DAYS ? ` ${plural('storage.history', historyDays)}` : '';
    return bytesPerDay > 0 ? html`<p class="soft">${text('storage.pace', { size: size(bytesPerDay) })}${short}</p>` : nothing;
  }

  #kept(kind: (typeof KINDS)[number], days: number | null): string {
    const name = text(`storage.kind.${kind}`);
    return days === null ? text('storage.kept.forever', { kind: name }) : text('storage.kept', { kind: name, days: number(days) });
  }
}
