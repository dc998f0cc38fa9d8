import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Refusal } from '../../api/request.ts';
import { createSitting, readClerkSittings, readSuggestions, type ClerkSummary, type Suggestions } from '../../api/sitting.ts';
import { plural, text, unbroken } from '../../text/text.ts';
import { localDay, localTime } from '../../text/when.ts';
import { fromWall } from '../../time/site-zone.ts';
import '../console-head.ts';
import { notCarriedOut } from '../reason.ts';
import './deadline-list.ts';
import './held-question.ts';
import { icons } from '../icons.ts';
import { TitledPage } from '../titled-page.ts';
import './newsletter-panel.ts';
import './zone-panel.ts';
import { zoneWords } from '../zone-words.ts';

/** The clerk's list of sittings, and the form that begins a new one. */
@customElement('console-sittings-page')
export class ConsoleSittingsPage extends TitledPage {
  @state() private sittings: readonly ClerkSummary[] | null = null;
  /** Where the next page begins. */
  @state() private older: string | null = null;
  @state() private suggestions: Suggestions | null = null;
  @state() private creating = false;
  @state() private asksPast = false;
  @state() private refusal: Refusal | null = null;
  /** Whose broadcast has ended. */
  #ended: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override get pageTitle(): string {
    return text('console-sittings.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('console-sittings.title')} current="sittings"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="order-failed" role="alert">${this.refusal ? notCarriedOut(this.refusal) : nothing}</p>
        ${this.#content()}
      </main>`;
  }

  #content() {
    if (!this.sittings) return html`<p class="notice" role="status">${text('sittings.loading')}</p>`;
    return html`${this.#ended.map((id) => html`<held-question sitting=${id} ended @end-settled=${() => void this.#read()}></held-question>`)}
      <zone-panel .sittings=${this.sittings} @zones-adopted=${() => void this.#read()}></zone-panel>
      ${this.creating
        ? this.#form()
        : html`<p><button type="button" class="button primary new-sitting" @click=${() => void this.#open()}>${icons.plus}${text('console-sittings.new')}</button> <a class="button" href="/console/assembly">${icons.viewers}${text('assembly.open')}</a></p>`}
      ${this.sittings.length === 0
        ? html`<p class="notice">${text('console-sittings.none')}</p>`
        : html`<ul class="rows">${this.sittings.map((one) => html`<li>${this.#row(one)}</li>`)}</ul>`}
      ${this.older ? html`<p><button type="button" class="button" @click=${() => void this.#readOlder()}>${text('sittings.older')}</button></p>` : nothing}
      <newsletter-panel></newsletter-panel>`;
  }

  #row(sitting: ClerkSummary) {
    const { id, title, body, localStart, place, status, items, documents, deadlines } = sitting;
    return html`<article class="row sitting-row">
      <div class="row-words">
        <h2><a href="/console/sittings/${id}">${unbroken(title || body)}</a></h2>
        <p class="row-facts">
          <time datetime=${localStart}>${text('sitting.when', { day: localDay(localStart), time: localTime(localStart) })}</time>
          ${title ? html`<span>${body}</span>` : nothing}${place ? html`<span>${place}</span>` : nothing}
          ${items > 0 ? html`<span>${plural('sitting.items', items)}</span>` : nothing}${documents > 0 ? html`<span>${plural('sitting.documents', documents)}</span>` : nothing}
        </p>
        <deadline-list .localStart=${localStart} .deadlines=${deadlines} compact></deadline-list>
      </div>
      <p class="row-state"><a class="button small" href="/console/sittings/${id}/questions" aria-label=${text('recordings.named', { action: text('moderation.open'), title: title || body })}>${text('moderation.open')}</a>
        ${status !== 'held' && status !== 'cancelled' ? html`<a class="button small" href="/console/sittings/${id}/live">${icons.record}${text('conduct.open')}</a>` : nothing}
        <span class="badge ${status === 'draft' ? 'badge-preview' : ''}">${text(`sitting.status.${status}`)}</span></p>
    </article>`;
  }

  #form() {
    const { bodies = [], places = [] } = this.suggestions ?? {};
    return html`<form class="panel" @submit=${this.#create}>
      <h2>${text('console-sittings.new')}</h2>
      <div class="fields">
        <label class="field"><span>${text('sitting-form.body')}</span>
          <input name="body" required maxlength="120" autocomplete="off" list="bodies" .value=${bodies[0] ?? ''} /></label>
        <label class="field"><span>${text('sitting-form.start')}</span>
          <input name="localStart" type="datetime-local" required /><small>${zoneWords()}</small></label>
        <label class="field"><span>${text('sitting-form.title')}</span>
          <input name="title" maxlength="200" autocomplete="off" aria-describedby="title-hint" /><small id="title-hint">${text('sitting-form.title.hint')}</small></label>
        <label class="field"><span>${text('sitting.place')}</span>
          <input name="place" maxlength="300" autocomplete="off" list="places" .value=${places[0] ?? ''} /></label>
      </div>
      <datalist id="bodies">${bodies.map((one) => html`<option value=${one}></option>`)}</datalist>
      <datalist id="places">${places.map((one) => html`<option value=${one}></option>`)}</datalist>
      <p class="hint-warn" role="status">${this.asksPast ? text('sitting-form.past') : nothing}</p>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => (this.creating = this.asksPast = false)}>${text('console.confirm.no')}</button>
        <button type="submit" class="button primary">${text(this.asksPast ? 'console-sittings.create-past' : 'console-sittings.create')}</button>
      </div>
    </form>`;
  }

  async #open(): Promise<void> {
    this.creating = true;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('input[name=body]')?.focus();
    try {
      this.suggestions = await readSuggestions();
    } catch {
      // It can be typed without suggestions.
    }
  }

  async #create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const field = (name: string) => String(form.get(name) ?? '');
    // A date in the past may be meant, for the archive: it is asked about once.
    if (fromWall(field('localStart')) < new Date() && !this.asksPast) {
      this.asksPast = true;
      return;
    }
    this.refusal = null;
    try {
      const sitting = await createSitting({ body: field('body'), localStart: field('localStart'), title: field('title'), place: field('place') });
      location.assign(`/console/sittings/${sitting.id}`);
    } catch (error) {
      this.#refused(error);
    }
  }

  async #read(): Promise<void> {
    try {
      const page = await readClerkSittings();
      [this.sittings, this.older] = [page.sittings, page.next];
      // One that was answered stays, to say so.
      const ended = this.sittings.filter(({ broadcastEndedAt }) => broadcastEndedAt).map(({ id }) => id);
      this.#ended = [...new Set([...this.#ended, ...ended])];
    } catch (error) {
      this.#refused(error);
      if (this.isConnected) setTimeout(() => void this.#read(), 5000);
    }
  }

  async #readOlder(): Promise<void> {
    try {
      const page = await readClerkSittings(this.older);
      [this.sittings, this.older] = [[...(this.sittings ?? []), ...page.sittings], page.next];
    } catch (error) {
      this.#refused(error);
    }
  }

  #refused(error: unknown): void {
    this.refusal = error instanceof Refusal ? error : new Refusal(0, null);
  }
}
