import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { me } from '../../api/staff.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { ConductSession } from '../../sitting/conduct-session.ts';
import { plural, text, timeOfDay } from '../../text/text.ts';
import { conduct } from './conduct-order.ts';
import { icons } from '../icons.ts';

/** What the clerk must know above all: rehearsal, no network, who holds the pen, why nothing can be marked. */
@customElement('conduct-banners')
export class ConductBanners extends PageElement {
  @property({ attribute: false }) session!: ConductSession;
  /** Of the session's changes, so that each is drawn. */
  @property({ attribute: false }) version = 0;

  protected override render() {
    return html`${this.#rehearsal()} ${this.#line()} ${this.#pen()} ${this.#hindrance()} ${this.#draft()}`;
  }

  #rehearsal() {
    if (!this.session.isRehearsal) return nothing;
    return html`<p class="strip strip-rehearsal">${icons.eye}<span><strong>${text('conduct.rehearsal')}</strong> ${text('conduct.rehearsal.hint')}</span></p>`;
  }

  /** Said to who does not see it when it begins and when it ends; not at each mark. */
  #line() {
    const { offlineSince, waiting } = this.session;
    const isSignedOut = offlineSince === null && (this.session.desk?.signedOut ?? false);
    const since = offlineSince === null ? '' : text('conduct.offline', { time: timeOfDay(new Date(offlineSince)) });
    const state = since || (isSignedOut ? text('conduct.signed-out') : '');
    return html`<p class="visually-hidden" role="status">${state}</p>
      ${state
        ? html`<p class="strip strip-offline">${icons.warning}<span><strong>${state}${waiting > 0 ? text('list.and') + plural('conduct.waiting', waiting) : nothing}</strong> ${text('conduct.offline.hint')}</span></p>`
        : nothing}`;
  }

  #pen() {
    const { desk } = this.session;
    const pen = desk?.marking?.pen;
    if (!desk || desk.isRehearsal || !pen || this.session.channel?.state !== 'live') return nothing;
    if (desk.isWriter) {
      return html`<p class="strip strip-quiet">${icons.pencil}<span>${text('conduct.pen.mine', { time: timeOfDay(pen.since) })}</span>
        <button type="button" class="button small" @click=${() => conduct(this, { does: 'lay-down' })}>${text('conduct.pen.lay-down')}</button></p>`;
    }
    const who = pen.who === me()?.name ? 'conduct.pen.other-window' : 'conduct.pen.other';
    return html`<p class="strip strip-pen" role="status">${icons.lock}<span><strong>${text(who, { who: pen.who, time: timeOfDay(pen.since) })}</strong> ${text('conduct.pen.reading')}</span>
      <button type="button" class="button primary" @click=${() => conduct(this, { does: 'take-over' })}>${text('conduct.pen.take-over')}</button></p>`;
  }

  #hindrance() {
    const { hindrance, onlyChannel } = this.session;
    if (hindrance !== 'closed' && hindrance !== 'no-channel' && hindrance !== 'ended' && hindrance !== 'off-air') return nothing;
    return html`<p class="strip strip-${hindrance}" role="status">${hindrance === 'closed' ? icons.lock : icons.info}<span>${text(`conduct.hindrance.${hindrance}`)}</span>
      ${hindrance === 'no-channel' && onlyChannel ? html`<button type="button" class="button small primary" @click=${() => this.session.takeChannel(onlyChannel.id)}>${text('conduct.take-channel', { channel: onlyChannel.name })}</button>` : nothing}
      ${hindrance === 'no-channel' ? html`<a class="button small" href="/console/sittings/${this.session.id}">${text('conduct.prepare')}</a>` : nothing}
      ${hindrance === 'ended' ? html`<a class="button small" href="/console/recordings">${text('console.nav.recordings')}</a>` : nothing}</p>`;
  }

  #draft() {
    const { draft } = this.session;
    if (draft?.mine.status !== 'draft') return nothing;
    return html`<p class="strip strip-offline">${icons.warning}<span>${text('conduct.draft')}</span>
      <button type="button" class="button small" @click=${() => draft.edit({ status: 'announced' })}>${text('editor.announce')}</button></p>`;
  }
}
