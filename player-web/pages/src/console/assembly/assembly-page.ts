import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { createAssembly, deleteAssembly, readAssemblies, type Assembly } from '../../api/assembly.ts';
import { readSuggestions } from '../../api/sitting.ts';
import type { Clash } from '../../draft/clash.ts';
import { icons } from '../icons.ts';
import { AssemblyDraft } from '../../sitting/assembly-draft.ts';
import { language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import '../clash-panel.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import { notCarriedOut } from '../reason.ts';
import { saveBar } from '../save-bar.ts';
import { TitledPage } from '../titled-page.ts';
import { UnsavedWork } from '../unsaved-work.ts';
import './assembly-editor.ts';

/** The page of the bodies that sit: their members, once for all sittings, and their rules. It saves by itself. */
@customElement('assembly-page')
export class AssemblyPage extends TitledPage {
  @state() private assemblies: readonly Assembly[] | null = null;
  @state() private draft: AssemblyDraft | null = null;
  @state() private bodies: readonly string[] = [];
  @state() private creating = false;
  @state() private fault: unknown = null;
  @state() private version = 0;
  @query('confirm-dialog') private confirm!: ConfirmDialog;

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
    return text('assembly.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('assembly.title')} current="sittings" .beforeLeave=${() => this.draft?.flush()}></console-head>
      <main id="main" tabindex="-1" class="console assembly-page">
        <p class="order-failed" role="alert">${this.#faultWords() || nothing}</p>
        ${this.assemblies ? this.#content(this.assemblies) : html`<p class="notice" role="status">${text('sittings.loading')}</p>`}
      </main>`;
  }

  #faultWords(): string {
    return this.fault ? notCarriedOut(this.fault) : '';
  }

  #content(assemblies: readonly Assembly[]) {
    const { draft } = this;
    return html`${assemblies.length > 1 ? this.#choice(assemblies) : nothing}
      ${draft ? this.#editor(draft) : nothing}
      ${this.creating || assemblies.length === 0
        ? this.#form()
        : html`<p><button type="button" class="button" @click=${() => void this.#open()}>${icons.plus}${text('assembly.new')}</button></p>`}`;
  }

  #choice(assemblies: readonly Assembly[]) {
    return html`<label class="field assembly-choice"><span>${text('sitting-form.body')}</span>
      <select @change=${(event: Event) => void this.#choose((event.target as HTMLSelectElement).value)}>
        ${assemblies.map(({ id, body }) => html`<option value=${id} ?selected=${id === this.draft?.saved.id}>${body}</option>`)}
      </select></label>`;
  }

  #editor(draft: AssemblyDraft) {
    const { mine, clashes, saved, state, refusal } = draft;
    return html`${saveBar(draft)}
      <p class="order-failed" role="alert">${state === 'refused' ? (refusal?.[language()] ?? nothing) : nothing}</p>
      <clash-panel .clashes=${clashes} .who=${saved.changedBy} .members=${mine.members} @decide=${(event: CustomEvent<{ clash: Clash; theirs: boolean }>) => draft.decide(event.detail.clash, event.detail.theirs)}></clash-panel>
      <h2 class="assembly-body">${mine.body}</h2>
      <assembly-editor .draft=${draft} .version=${this.version}></assembly-editor>
      <p><button type="button" class="button danger" @click=${() => void this.#delete(draft)}>${icons.trash}${text('assembly.delete')}</button></p>`;
  }

  #form() {
    const known = new Set(this.assemblies?.map(({ body }) => body));
    const bodies = this.bodies.filter((body) => !known.has(body));
    return html`<form class="panel" @submit=${this.#create}>
      <h2>${text('assembly.new')}</h2>
      <p class="soft">${text('assembly.new.hint')}</p>
      <label class="field"><span>${text('sitting-form.body')}</span>
        <input name="body" required maxlength="120" autocomplete="off" list="assembly-bodies" .value=${bodies[0] ?? ''} /></label>
      <datalist id="assembly-bodies">${bodies.map((one) => html`<option value=${one}></option>`)}</datalist>
      <div class="dialog-actions"><button type="submit" class="button primary">${text('assembly.create')}</button></div>
    </form>`;
  }

  async #open(): Promise<void> {
    this.creating = true;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('input[name=body]')?.focus();
  }

  readonly #create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const body = String(new FormData(event.target as HTMLFormElement).get('body') ?? '');
    this.fault = null;
    try {
      const made = await createAssembly(body);
      this.assemblies = [...(this.assemblies ?? []), made];
      this.creating = false;
      await this.#choose(made.id);
    } catch (error) {
      this.fault = error;
    }
  };

  async #delete(draft: AssemblyDraft): Promise<void> {
    const { id, body } = draft.saved;
    if (!(await this.confirm.ask('delete-assembly', { body }))) return;
    this.fault = null;
    try {
      await draft.flush();
      await deleteAssembly(id, draft.saved.version);
      draft.close();
      this.draft = null;
      this.assemblies = (this.assemblies ?? []).filter((one) => one.id !== id);
      await this.#choose(this.assemblies[0]?.id ?? '');
    } catch (error) {
      this.fault = error;
    }
  }

  /** What is typed of the one before is saved first, and kept by the browser if it can't be. */
  async #choose(id: string): Promise<void> {
    await this.draft?.flush();
    this.draft?.close();
    const saved = this.draft?.saved;
    this.assemblies = (this.assemblies ?? []).map((one) => (one.id === saved?.id ? saved : one));
    const chosen = this.assemblies.find((one) => one.id === id);
    this.draft = chosen ? new AssemblyDraft(chosen, () => (this.version += 1), localStorage) : null;
  }

  async #read(): Promise<void> {
    try {
      [this.assemblies, { bodies: this.bodies }] = await Promise.all([readAssemblies(), readSuggestions()]);
      this.fault = null;
      const wanted = new URLSearchParams(location.search).get('body');
      const first = this.assemblies.find(({ body }) => body === wanted) ?? this.assemblies[0];
      if (first) await this.#choose(first.id);
    } catch (error) {
      this.fault = error;
      if (this.isConnected) setTimeout(() => void this.#read(), 5000);
    }
  }
}
