import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { liftBan, readBans, type Ban } from '../../api/moderation.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text, unbroken } from '../../text/text.ts';
import { momentOf, untilOf } from './moderation-words.ts';
import { reasonOf } from '../reason.ts';

/** The bans that hold, what their authors say against them, and the way to end one. */
@customElement('ban-list')
export class BanList extends PageElement {
  /** Asks whether a ban is to end. */
  @property({ attribute: false }) sure: () => Promise<boolean> = () => Promise.resolve(false);
  @state() private bans: readonly Ban[] | null = null;
  @state() private fault: unknown = null;

  /** Reads them anew, if they are open to be read. */
  async refresh(): Promise<void> {
    this.fault = null;
    try {
      this.bans = await readBans();
    } catch (error) {
      this.fault = error;
    }
  }

  protected override render() {
    return html`<details class="panel taking" @toggle=${(event: Event) => (event.target as HTMLDetailsElement).open && void this.refresh()}>
      <summary><h2>${text('moderation.bans')}</h2></summary>
      <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
      ${this.bans?.length === 0 ? html`<p role="status">${text('moderation.bans.none')}</p>` : nothing}
      <ul class="bans">${this.bans?.map((ban) => html`<li>${this.#row(ban)}</li>`)}</ul>
    </details>`;
  }

  #row(ban: Ban) {
    const who = ban.author ? [ban.author.name, ban.author.commune].filter(Boolean).join(', ') : text('moderation.nobody');
    return html`<p><strong>${unbroken(who)}</strong> ${untilOf(ban.until)} <span class="soft">${text('moderation.bans.by', { who: ban.who, time: momentOf(ban.from) })}</span></p>
      ${ban.text ? html`<blockquote class="quoted">${ban.text}</blockquote>` : nothing}
      <p>${text('moderation.bans.reason', { reason: ban.reason })}</p>
      ${ban.appeal ? html`<div class="question-aside question-contest"><h3>${text('moderation.bans.appeal')}</h3><p>${ban.appeal}</p></div>` : nothing}
      <button type="button" class="button small" @click=${() => void this.#lift(ban)}>${text('moderation.bans.lift')}</button>`;
  }

  async #lift(ban: Ban): Promise<void> {
    if (!(await this.sure())) return;
    try {
      await liftBan(ban.id);
      await this.refresh();
      this.querySelector('summary')?.focus();
    } catch (error) {
      this.fault = error;
    }
  }
}
