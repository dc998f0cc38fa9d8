import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { publishDeliberation, publishList, readMatters, readSittingPublications, saveDeliberation, withdrawPublication, type Matter, type Publication, type SittingPublications } from '../../api/publication.ts';
import { Refusal } from '../../api/request.ts';
import { publicationEn } from '../../text/publication-en.ts';
import { publicationFr } from '../../text/publication-fr.ts';
import { language } from '../../text/language.ts';
import { addTexts, plural, text } from '../../text/text.ts';
import '../console-head.ts';
import { icons } from '../icons.ts';
import { reasonOf } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import './deliberation-row.ts';
import type { DeliberationOrder } from './deliberation-row.ts';
import './published-entry.ts';
import './withdraw-dialog.ts';
import type { WithdrawDialog } from './withdraw-dialog.ts';

addTexts({ fr: publicationFr, en: publicationEn });

/** The page on which a clerk publishes what a sitting decided: the list by one button, each deliberation with its signed file. */
@customElement('publications-page')
export class PublicationsPage extends TitledPage {
  @state() private state: SittingPublications | null = null;
  @state() private matters: readonly Matter[] = [];
  @state() private missing: 'missing' | 'failed' | null = null;
  @state() private busy = false;
  @state() private told = '';
  @state() private fault = '';
  @query('withdraw-dialog') private dialog!: WithdrawDialog;
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? '');

  override connectedCallback(): void {
    super.connectedCallback();
    void readMatters().then((matters) => (this.matters = matters)).catch(() => {
      // A code can be typed without them.
    });
    void this.#read();
  }

  protected override get pageTitle(): string {
    return text('publication.title');
  }

  async #read(): Promise<void> {
    try {
      this.state = await readSittingPublications(this.#id);
      this.missing = null;
    } catch (error) {
      this.missing = error instanceof Refusal && error.status === 404 ? 'missing' : 'failed';
    }
  }

  protected override render() {
    const { state } = this;
    return html`<console-head .heading=${text('publication.title')} current="sittings"></console-head>
      <main id="main" tabindex="-1" class="console publications-console">
        <p class="back"><a href=${`/console/sittings/${encodeURIComponent(this.#id)}`}>${icons.back}${state ? state.title || state.body : text('minutes.back')}</a></p>
        <p class="notice" role="status">${this.told || nothing}</p>
        <p class="order-failed" role="alert">${this.fault || nothing}</p>
        ${state ? html`${this.#list(state)}${this.#deliberations(state)}` : html`<p class="notice">${text(this.missing ? `sitting.${this.missing}` : 'publication.loading')}</p>`}
        <p><a href="/console/publications">${text('publication.register')}</a></p>
        <datalist id="matters">${this.matters.map(({ code, name }) => html`<option value=${`${code} ${name}`}></option>`)}</datalist>
        <withdraw-dialog></withdraw-dialog>
      </main>`;
  }

  #list(state: SittingPublications) {
    const { list, lines, differs, changes, leftOut, obstacle } = state;
    return html`<section class="panel" aria-labelledby="list-title"><h2 id="list-title">${text('publication.list')}</h2>
      ${list ? html`<published-entry .entry=${list} @withdraw-request=${this.#withdraw}></published-entry>` : html`<p>${text('publication.list.none')}</p>`}
      ${obstacle ? html`<p class="notice">${obstacle[language()]}</p>` : nothing}
      ${differs ? html`<p class="notice">${text('publication.list.differs')}</p><ul>${changes.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}
      ${leftOut > 0 ? html`<p class="notice">${plural('publication.list.left-out', leftOut)}</p>` : nothing}
      ${list && !differs ? nothing : html`<p>${plural('publication.list.will-have', lines)}</p>`}
      <p class="row-actions">
        <button type="button" class="button ${list && !differs ? '' : 'primary'}" ?disabled=${this.busy || obstacle !== null} @click=${() => void this.#publishList()}>${text(list ? 'publication.list.publish-again' : 'publication.list.publish')}</button>
        <a class="button" href=${`/sittings/${encodeURIComponent(this.#id)}/deliberations`} target="_blank" rel="noopener">${text('publication.page')}</a>
      </p></section>`;
  }

  #deliberations(state: SittingPublications) {
    return html`<section class="panel" aria-labelledby="deliberations-title"><h2 id="deliberations-title">${text('publication.of')}</h2>
      ${state.deliberations.length === 0 ? html`<p>${text('publication.of.none')}</p>` : nothing}
      <ol class="deliberation-rows">${state.deliberations.map(
        (own) => html`<li><deliberation-row .sitting=${this.#id} .own=${own} .documents=${state.documents} .matters=${this.matters} .obstructed=${state.obstacle !== null} .busy=${this.busy}
          @save-request=${this.#save} @publish-request=${this.#publish} @withdraw-request=${this.#withdraw} @sitting-changed=${() => void this.#read()}></deliberation-row></li>`,
      )}</ol></section>`;
  }

  /** What failed is told, and what is there is read anew: another may have been faster. */
  async #do(work: () => Promise<string>): Promise<void> {
    [this.busy, this.told, this.fault] = [true, '', ''];
    try {
      this.told = await work();
    } catch (error) {
      this.fault = reasonOf(error);
      await this.#read();
    }
    this.busy = false;
  }

  #publishList(): Promise<void> {
    return this.#do(async () => {
      const { entered, state } = await publishList(this.#id);
      this.state = state;
      return entered ? text('publication.list.done', { number: state.list?.number ?? '' }) : text('publication.list.same');
    });
  }

  readonly #publish = ({ detail: { item, typed } }: CustomEvent<DeliberationOrder>): void => {
    void this.#do(async () => {
      const { state } = await publishDeliberation(this.#id, item, typed);
      this.state = state;
      const entry = state.deliberations.find((one) => one.item === item)?.entry;
      return text('publication.done', { act: entry?.act ?? '', number: entry?.number ?? '' });
    });
  };

  readonly #save = ({ detail: { item, typed } }: CustomEvent<DeliberationOrder>): void => {
    void this.#do(async () => {
      await saveDeliberation(this.#id, this.state?.version ?? 0, item, typed);
      await this.#read();
      return text('publication.saved');
    });
  };

  readonly #withdraw = async ({ detail }: CustomEvent<Publication>): Promise<void> => {
    const wish = await this.dialog.askAbout(detail);
    if (!wish) return;
    await this.#do(async () => {
      this.state = await withdrawPublication(detail.number, wish.reason, wish.hidesTitle, wish.early);
      return text('publication.withdrawn', { number: detail.number });
    });
  };
}
