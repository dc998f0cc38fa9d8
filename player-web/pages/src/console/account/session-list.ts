import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { endSession, readSessions, type StaffSession } from '../../api/staff.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, text, timeOfDay } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** Where a person is signed in, each of which can be ended. */
@customElement('session-list')
export class SessionList extends PageElement {
  /** Whose; null: one's own. */
  @property({ attribute: false }) person: string | null = null;
  @state() private sessions: readonly StaffSession[] | null = null;
  @state() private fault: unknown = null;
  @state() private told = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  /** Reads them again. */
  async read(): Promise<void> {
    try {
      this.sessions = await readSessions(this.person);
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }

  protected override render() {
    return html`<p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
      <p class="visually-hidden" role="status">${this.told}</p>
      ${this.sessions ? this.#list(this.sessions) : nothing}`;
  }

  #list(sessions: readonly StaffSession[]) {
    if (sessions.length === 0) return html`<p class="soft">${text('sessions.none')}</p>`;
    return html`<ul class="session-list">
        ${repeat(sessions, (one) => one.id, (one) => this.#session(one))}
      </ul>
      ${sessions.length > 1
        ? html`<button type="button" class="button small sessions-end" @click=${() => void this.#end(null)}>${text(sessions.some((one) => one.current) ? 'sessions.end-others' : 'sessions.end-all')}</button>`
        : nothing}`;
  }

  #session(one: StaffSession) {
    return html`<li>
      <div>
        <strong>${one.from}</strong>
        ${one.current ? html`<span class="badge">${text('sessions.current')}</span>` : nothing}
        <p class="soft">${text('sessions.seen', { day: day(one.lastSeenAt), time: timeOfDay(one.lastSeenAt) })}
          ${one.trusted ? text('sessions.trusted', { day: day(one.endsAt) }) : nothing}</p>
      </div>
      ${one.current ? nothing : html`<button type="button" class="button small" aria-label=${text('sessions.end.named', { from: one.from })} @click=${() => void this.#end(one.id)}>${text('sessions.end')}</button>`}
    </li>`;
  }

  async #end(session: string | null): Promise<void> {
    try {
      await endSession(this.person, session);
      await this.read();
      this.told = text('sessions.ended');
      // The button that had the focus is gone.
      await this.updateComplete;
      this.closest<HTMLElement>('dialog, main')?.focus();
    } catch (error) {
      this.fault = error;
    }
  }
}
