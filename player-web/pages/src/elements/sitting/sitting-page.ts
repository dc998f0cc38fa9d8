import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Refusal } from '../../api/request.ts';
import { readSiteName } from '../../api/site.ts';
import { readSitting, type AgendaItem, type Sitting, type SittingDocument } from '../../api/sitting.ts';
import { loadQuestions } from '../question/load-questions.ts';
import { DETAILS } from '../../sitting/details.ts';
import { spoken } from '../../text/language-of-content.ts';
import { text, unbroken } from '../../text/text.ts';
import { localDay, localTime } from '../../text/when.ts';
import { documentLinks } from './document-links.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';
import '../search/search-box.ts';
import '../site-footer.ts';
import '../site-header.ts';
import { itemVotes } from './now-item.ts';
import { presentList } from './present-list.ts';

/** A sitting for the public: when and where, its agenda with documents and votes, who speaks. */
@customElement('sitting-page')
export class SittingPage extends PageElement {
  @state() private sitting: Sitting | null = null;
  @state() private failure: 'missing' | 'failed' | null = null;
  @state() private siteName = '';
  /** The items of which somebody wants to read what was said. */
  @state() private said: ReadonlySet<string> = new Set();
  /** Makes the codes of the printed agenda; loaded when it is printed. */
  @state() private qrCode: typeof import('uqr').encode | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#read();
  }

  protected override updated(): void {
    const name = this.sitting ? this.sitting.title || this.sitting.body : text('sittings.title');
    document.title = `${name} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="sitting">
        <p class="back"><a href="/sittings">${icons.back}${text('sitting.back')}</a></p>
        ${this.sitting ? this.#sitting(this.sitting) : this.#waiting()}
      </main>
      <site-footer></site-footer>`;
  }

  #waiting() {
    if (!this.failure) return html`<h1 class="visually-hidden">${text('sittings.title')}</h1><p class="notice" role="status">${text('sittings.loading')}</p>`;
    return html`<h1>${text('sittings.title')}</h1><p class="notice" role="alert">${text(`sitting.${this.failure}`)}</p>`;
  }

  #sitting(sitting: Sitting) {
    const { title, body, localStart, mode, openToPublic, status, channel, live, replays, agenda, documents, speakers, minutesPublishedAt } = sitting;
    const own = documents.filter((one) => one.item === null);
    return html`<header class="sitting-head">
        <div>
          <h1 lang=${spoken()}>${unbroken(title || body)}</h1>
          ${title ? html`<p class="sitting-body" lang=${spoken()}>${body}</p>` : nothing}
        </div>
        ${status === 'announced' ? nothing : html`<p><strong class="badge ${status === 'held' || status === 'open' ? '' : 'badge-warn'}">${text(`sitting.status.${status}`)}</strong></p>`}
        <dl class="sitting-facts">
          <div><dt>${text('sitting.date')}</dt><dd><time datetime=${localStart}>${text('sitting.when', { day: localDay(localStart), time: localTime(localStart) })}</time></dd></div>
          ${DETAILS.map(({ name }) => (sitting[name] ? html`<div><dt>${text(`sitting.${name}`)}</dt><dd lang=${spoken()}>${sitting[name]}</dd></div>` : nothing))}
          <div><dt>${text('sitting.mode')}</dt><dd>${text(`sitting.mode.${mode}`)}${text('list.and')}${text(openToPublic ? 'sitting.public' : 'sitting.not-public')}</dd></div>
        </dl>
        <p class="sitting-actions">
          ${live ? html`<a class="button primary" href=${live}>${icons.play}${text('sitting.live')}</a>` : nothing}
          ${replays.map((one, index) => html`<a class="button primary" href=${one}>${icons.play}${this.#replayName(index, replays.length)}</a>`)}
          ${!live && replays.length === 0 && channel && (status === 'announced' || status === 'open') ? html`<a class="button" href="/live/${channel.id}">${icons.play}${text('sitting.will-be-live')}</a>` : nothing}
          ${agenda.some(({ vote, deliberation }) => vote || deliberation) ? html`<a class="button" href="/sittings/${sitting.id}/deliberations">${text('sitting.deliberations')}</a>` : nothing}
          ${minutesPublishedAt ? html`<a class="button" href="/sittings/${sitting.id}/minutes">${text('sitting.minutes')}</a>` : nothing}
          <button type="button" class="button no-print" @click=${() => void this.#print()}>${text('sitting.print')}</button>
        </p>
      </header>
      <search-box class="no-print" sitting=${sitting.id}></search-box>
      ${own.length > 0 ? html`<section aria-labelledby="documents-title"><h2 id="documents-title">${text('sitting.documents-title')}</h2>${documentLinks(own)}</section>` : nothing}
      <section aria-labelledby="agenda-title">
        <h2 id="agenda-title">${text('sitting.agenda')}</h2>
        ${agenda.length > 0
          ? html`<ol class="agenda">${agenda.map((item) => this.#item(item, documents.filter((one) => one.item === item.id)))}</ol>`
          : html`<p class="notice">${text('sitting.no-agenda')}</p>`}
      </section>
      ${presentList(sitting)}
      ${speakers.length > 0 ? this.#speakers(sitting) : nothing}
      <question-panel .sitting=${sitting}></question-panel>`;
  }

  #replayName(index: number, count: number): string {
    return count > 1 ? text('sitting.replay-part', { part: index + 1 }) : text('sitting.replay');
  }

  #item(item: AgendaItem, documents: readonly SittingDocument[]) {
    const title = unbroken(item.title || text('sitting.untitled-item'));
    return html`<li id="item-${item.id}" class="agenda-item agenda-${item.kind} level-${item.level}">
      <span class="agenda-number">${item.numbering}</span>
      <div>
        ${item.kind === 'heading' ? html`<h3 lang=${spoken()}>${title}</h3>` : html`<p class="agenda-title" lang=${spoken()}>${title}</p>`}
        ${item.rapporteur ? html`<p class="soft">${text('sitting.rapporteur', { name: item.rapporteur })}</p>` : nothing}
        ${this.sitting ? itemVotes(item, this.sitting) : nothing}
        ${item.watch ? html`<p><a class="item-watch" href=${item.watch}>${icons.play}${text('sitting.watch-item')}<span class="visually-hidden" lang=${spoken()}>${text('list.and')}${title}</span></a></p>` : nothing}
        ${item.watch ? this.#said(item, item.watch) : nothing}
        ${documents.length > 0 ? documentLinks(documents) : nothing}
      </div>
      ${this.#code(item)}
    </li>`;
  }

  /** What was said on it, which is loaded once somebody wants to read it. */
  #said({ id, title }: AgendaItem, watch: string) {
    return html`<details class="item-said no-print" @toggle=${(event: Event) => void this.#wantsSaid(id, event)}>
      <summary>${text('sitting.said')}<span class="visually-hidden" lang=${spoken()}>${text('list.and')}${unbroken(title)}</span></summary>
      ${this.said.has(id) ? html`<item-transcript .watch=${watch}></item-transcript>` : nothing}
    </details>`;
  }

  async #wantsSaid(id: string, event: Event): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.said.has(id)) return;
    await import('./item-transcript.ts');
    this.said = new Set([...this.said, id]);
  }

  /** On paper: the code that leads a telephone to the item's debate, or to the item while there is none. */
  #code(item: AgendaItem) {
    if (!this.qrCode || item.kind === 'heading') return nothing;
    const address = new URL(item.watch ?? `${location.pathname}#item-${item.id}`, location.origin).href;
    const { size: side, data } = this.qrCode(address, { ecc: 'M', border: 4 });
    const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
    return html`<svg class="item-code" viewBox="0 0 ${side} ${side}" role="img" aria-label=${text('sitting.code', { address })} shape-rendering="crispEdges">
      <path d=${path}></path>
    </svg>`;
  }

  /** Prints with a code for each item; where its module can't be had, without. */
  async #print(): Promise<void> {
    try {
      this.qrCode = (await import('uqr')).encode;
      await this.updateComplete;
    } catch {
      // The agenda is what counts.
    }
    window.print();
  }

  #speakers({ speakers }: Sitting) {
    return html`<section aria-labelledby="speakers-title">
      <h2 id="speakers-title">${text('sitting.speakers')}</h2>
      <ul class="speakers">
        ${speakers.map((one) => html`<li><strong>${one.name}</strong> <span class="soft" lang=${spoken()}>${[one.role, one.group, one.commune].filter(Boolean).join(text('list.and'))}</span></li>`)}
      </ul>
    </section>`;
  }

  async #read(): Promise<void> {
    const id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '');
    try {
      this.sitting = await readSitting(id);
      void loadQuestions(this.sitting.id);
      await this.updateComplete;
      // The page was empty when the browser looked for the place that the address names.
      if (location.hash.startsWith('#item-')) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    } catch (error) {
      this.failure = error instanceof Refusal && error.status === 404 ? 'missing' : 'failed';
    }
  }
}
