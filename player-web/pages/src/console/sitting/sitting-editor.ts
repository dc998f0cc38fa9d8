import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readChannels, Refusal, type OperatorChannel } from '../../api/operator.ts';
import { deleteSitting, readClerkSitting, readSuggestions, type ClerkItem, type ClerkSitting, type Speaker, type Suggestions } from '../../api/sitting.ts';
import { blankItem, familySize, indent, moveBy, moveTo } from '../../sitting/agenda.ts';
import type { Clash } from '../../draft/clash.ts';
import type { Edited } from '../../sitting/merge.ts';
import { SittingDraft } from '../../sitting/sitting-draft.ts';
import { language } from '../../text/language.ts';
import { plural, text } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';
import './agenda-import.ts';
import './attendance-panel.ts';
import type { AgendaImport, TakenAgenda } from './agenda-import.ts';
import './agenda-row.ts';
import type { AgendaRow, ItemMove } from './agenda-row.ts';
import '../clash-panel.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import './deadline-list.ts';
import './document-list.ts';
import './number-deliberations.ts';
import { icons } from '../icons.ts';
import { saveBar } from '../save-bar.ts';
import { TitledPage } from '../titled-page.ts';
import { UnsavedWork } from '../unsaved-work.ts';
import './sitting-form.ts';
import './speaker-list.ts';

/** The page on which a clerk prepares a sitting, and completes it afterwards. It saves by itself. */
@customElement('sitting-editor')
export class SittingEditor extends TitledPage {
  @state() private draft: SittingDraft | null = null;
  @state() private failure: 'missing' | 'failed' | null = null;
  @state() private fault: string | null = null;
  @state() private open: string | null = null;
  @state() private channels: readonly OperatorChannel[] = [];
  @state() private suggestions: Suggestions | null = null;
  @query('agenda-import') private import!: AgendaImport;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  #dragged: string | null = null;

  constructor() {
    super();
    new UnsavedWork(this, () => this.draft?.isUnsaved, () => void this.draft?.flush());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.draft?.close();
  }

  protected override get pageTitle(): string {
    return this.draft ? this.draft.mine.title || this.draft.mine.body : text('console-sittings.title');
  }

  protected override render() {
    return html`<console-head .heading=${this.pageTitle} current="sittings" .beforeLeave=${() => this.draft?.flush()}></console-head>
      <main id="main" tabindex="-1" class="console sitting-editor">
        ${this.draft ? this.#editor(this.draft) : this.#waiting()}
        <agenda-import @agenda-read=${this.#takeAgenda}></agenda-import>
        <confirm-dialog></confirm-dialog>
      </main>`;
  }

  #waiting() {
    if (!this.failure) return html`<p class="notice" role="status">${text('sittings.loading')}</p>`;
    return html`<p class="notice" role="alert">${text(`sitting.${this.failure}`)}</p>`;
  }

  #editor(draft: SittingDraft) {
    const { sitting, mine } = draft;
    return html`${saveBar(draft, html`<a class="button small" href="/console/sittings/${sitting.id}/questions">${text('moderation.open')}</a>${sitting.status === 'draft' ? nothing : html`<a class="button small" href="/console/sittings/${sitting.id}/minutes">${icons.pencil}${text('minutes.open')}</a><a class="button small" href="/console/sittings/${sitting.id}/publications">${text('publication.open')}</a>`}${mine.channel || this.channels.length === 1 ? html`<a class="button small" href="/console/sittings/${sitting.id}/live">${icons.record}${text('conduct.open')}</a>` : nothing}
        ${sitting.status === 'draft' ? nothing : html`<a class="button small" href="/sittings/${sitting.id}" target="_blank" rel="noopener">${text('editor.public-page')}</a>`}`)}
      <p class="order-failed" role="alert">${this.fault ?? (draft.state === 'refused' ? draft.refusal?.[language()] : nothing) ?? nothing}</p>
      <clash-panel .clashes=${draft.clashes} .who=${sitting.changedBy} .edited=${mine} @decide=${(event: CustomEvent<{ clash: Clash; theirs: boolean }>) => draft.decide(event.detail.clash, event.detail.theirs)}></clash-panel>
      <sitting-form .edited=${mine} .sitting=${sitting} .channels=${this.channels} .suggestions=${this.suggestions} @edit=${(event: CustomEvent<Partial<Edited>>) => draft.edit(event.detail)}></sitting-form>
      ${this.#agenda(draft)}
      <section class="panel" aria-labelledby="editor-documents"><h2 id="editor-documents">${text('editor.documents')}</h2>
        <document-list .sitting=${sitting.id} .documents=${sitting.documents.filter((one) => one.item === null)} @sitting-changed=${this.#accept}></document-list></section>
      <attendance-panel .draft=${draft} .attendance=${mine.attendance} @sitting-changed=${this.#accept}></attendance-panel>
      <section class="panel" aria-labelledby="editor-speakers"><h2 id="editor-speakers">${text('editor.speakers')}</h2>
        <speaker-list .speakers=${mine.speakers} .suggestions=${this.suggestions} @speakers-change=${(event: CustomEvent<readonly Speaker[]>) => draft.edit({ speakers: event.detail })}></speaker-list></section>
      ${sitting.deadlines.length > 0
        ? html`<section class="panel" aria-labelledby="editor-deadlines"><h2 id="editor-deadlines">${text('editor.deadlines')}</h2>
            <deadline-list .sitting=${sitting.id} .localStart=${sitting.localStart} .deadlines=${sitting.deadlines} .settled=${mine.settled} @settle-request=${(event: CustomEvent<readonly string[]>) => draft.edit({ settled: event.detail })}></deadline-list></section>`
        : nothing}
      ${sitting.status === 'held' ? this.#archive(sitting.id) : nothing}
      ${sitting.status === 'draft' ? html`<p><button type="button" class="button danger" @click=${() => void this.#delete(draft)}>${icons.trash}${text('editor.delete')}</button></p>` : nothing}`;
  }

  /** Its script comes where it is wanted. */
  #archive(sitting: string) {
    void import('./sitting-archive.ts');
    return html`<sitting-archive .sitting=${sitting}></sitting-archive>`;
  }

  #agenda(draft: SittingDraft) {
    const { agenda } = draft.mine;
    return html`<section class="panel" aria-labelledby="editor-agenda">
      <div class="panel-head"><h2 id="editor-agenda">${text('sitting.agenda')} <small class="soft">${plural('sitting.items', agenda.length)}</small></h2>
        <button type="button" class="button small" @click=${() => void this.import.show(draft.sitting.id, draft.mine)}>${icons.paste}${text('editor.import')}</button></div>
      ${agenda.length > 0 ? html`<p class="soft agenda-hint">${text('editor.agenda-hint')}</p>` : html`<p class="notice">${text('editor.no-agenda')}</p>`}
      <number-deliberations .sitting=${draft.sitting.id} .agenda=${agenda} .beforeNumbering=${() => draft.flush()} @sitting-changed=${this.#accept}></number-deliberations>
      <ol class="agenda-rows">
        ${repeat(agenda, (item) => item.id, (item, index) => html`<li data-item=${item.id}
            @dragstart=${(event: DragEvent) => this.#drag(item, event)} @dragover=${this.#over} @dragleave=${this.#out} @drop=${(event: DragEvent) => this.#drop(index, event)}>
            <agenda-row .item=${item} .place=${index} .sitting=${draft.sitting.id} .open=${this.open === item.id}
              .documents=${draft.sitting.documents.filter((one) => one.item === item.id)}
              @item-change=${(event: CustomEvent<Partial<ClerkItem>>) => this.#change(item, event.detail)}
              @item-move=${(event: CustomEvent<ItemMove>) => void this.#move(item, event.detail)}
              @sitting-changed=${this.#accept}></agenda-row>
          </li>`)}
      </ol>
      <button type="button" class="button" @click=${() => void this.#add(agenda.length, 0)}>${icons.plus}${text('editor.add-item')}</button>
    </section>`;
  }

  readonly #accept = (event: CustomEvent<ClerkSitting>): void => {
    this.draft?.accept(event.detail);
  };

  #change(item: ClerkItem, change: Partial<ClerkItem>): void {
    const agenda = this.draft?.mine.agenda ?? [];
    this.draft?.edit({ agenda: agenda.map((one) => (one.id === item.id ? { ...one, ...change } : one)) });
  }

  async #move(item: ClerkItem, move: ItemMove): Promise<void> {
    const agenda = this.draft?.mine.agenda ?? [];
    const index = agenda.findIndex((one) => one.id === item.id);
    const focused = document.activeElement as HTMLElement | null;
    if (index < 0) return;
    if (move === 'toggle') this.open = this.open === item.id ? null : item.id;
    else if (move === 'add') return this.#add(index + familySize(agenda, index), item.level);
    else if (move === 'remove') return this.#remove(agenda, index);
    else if (move === 'up' || move === 'down') this.draft?.edit({ agenda: moveBy(agenda, index, move === 'up' ? -1 : 1) });
    else this.draft?.edit({ agenda: indent(agenda, index, move === 'out' ? -1 : 1) });
    await this.updateComplete;
    // The browser drops the focus of what is moved in the document.
    if (focused?.isConnected) focused.focus();
  }

  async #add(at: number, level: number): Promise<void> {
    const agenda = this.draft?.mine.agenda ?? [];
    const item = blankItem(level);
    this.draft?.edit({ agenda: [...agenda.slice(0, at), item, ...agenda.slice(at)] });
    await this.updateComplete;
    const row = this.querySelector<AgendaRow>(`[data-item="${item.id}"] agenda-row`);
    await row?.updateComplete;
    row?.focus();
  }

  async #remove(agenda: readonly ClerkItem[], index: number): Promise<void> {
    const item = agenda[index];
    if (!item || (item.title && !(await this.confirm.ask('remove-item', { title: item.title })))) return;
    this.draft?.edit({ agenda: agenda.filter((one) => one.id !== item.id) });
    await this.updateComplete;
    this.querySelector<AgendaRow>(`.agenda-rows > li:nth-child(${Math.max(1, index)}) agenda-row`)?.focus();
  }

  #drag(item: ClerkItem, event: DragEvent): void {
    if (!(event.target as HTMLElement).closest('.grip')) return;
    this.#dragged = item.id;
    event.dataTransfer?.setData('text/plain', item.title);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  readonly #over = (event: DragEvent): void => {
    if (!this.#dragged) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.add('drop-here');
  };

  readonly #out = (event: DragEvent): void => {
    (event.currentTarget as HTMLElement).classList.remove('drop-here');
  };

  #drop(target: number, event: DragEvent): void {
    (event.currentTarget as HTMLElement).classList.remove('drop-here');
    const agenda = this.draft?.mine.agenda ?? [];
    const index = agenda.findIndex((one) => one.id === this.#dragged);
    this.#dragged = null;
    if (index < 0) return;
    event.preventDefault();
    const size = familySize(agenda, index);
    // Onto itself, or what goes along with it: nothing.
    if (target >= index && target < index + size) return;
    this.draft?.edit({ agenda: moveTo(agenda, index, target > index ? target - size + 1 : target) });
  }

  readonly #takeAgenda = async (event: CustomEvent<TakenAgenda>): Promise<void> => {
    this.draft?.edit({ agenda: event.detail.items, ...event.detail.facts });
    await this.draft?.flush();
    this.querySelector<HTMLElement>('.agenda-rows input')?.focus();
  };

  async #delete(draft: SittingDraft): Promise<void> {
    if (!(await this.confirm.ask('delete-sitting', { title: draft.mine.title || draft.mine.body }))) return;
    try {
      await draft.flush();
      await deleteSitting(draft.sitting.id, draft.sitting.version);
      draft.close();
      location.assign('/console/sittings');
    } catch (error) {
      this.fault = reasonOf(error);
    }
  }

  async #read(): Promise<void> {
    const id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');
    try {
      const sitting = await readClerkSitting(id);
      this.draft = new SittingDraft(sitting, () => this.requestUpdate(), localStorage);
      [this.channels, this.suggestions] = await Promise.all([readChannels(), readSuggestions()]);
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 0;
      this.failure = status === 404 ? 'missing' : 'failed';
    }
  }
}
