import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { readRegister, withdrawPublication, type Publication, type Publications } from '../../api/publication.ts';
import { publicationEn } from '../../text/publication-en.ts';
import { publicationFr } from '../../text/publication-fr.ts';
import { addTexts, day, plural, shortDay, text } from '../../text/text.ts';
import '../console-head.ts';
import { reasonOf } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import './published-entry.ts';
import './withdraw-dialog.ts';
import type { WithdrawDialog } from './withdraw-dialog.ts';

addTexts({ fr: publicationFr, en: publicationEn });

/** The register of publications, for clerks. */
@customElement('register-page')
export class RegisterPage extends TitledPage {
  @state() private register: Publications | null = null;
  @state() private told = '';
  @state() private fault = '';
  @query('withdraw-dialog') private dialog!: WithdrawDialog;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read(null);
  }

  protected override get pageTitle(): string {
    return text('publication.register');
  }

  async #read(before: number | null): Promise<void> {
    try {
      const page = await readRegister(before);
      const known = before === null ? [] : (this.register?.publications ?? []);
      this.register = { publications: [...known, ...page.publications], next: page.next };
    } catch (error) {
      this.fault = reasonOf(error);
    }
  }

  protected override render() {
    const { register } = this;
    return html`<console-head .heading=${text('publication.register')} current="sittings"></console-head>
      <main id="main" tabindex="-1" class="console publications-console">
        <p class="notice" role="status">${this.told || nothing}</p>
        <p class="order-failed" role="alert">${this.fault || nothing}</p>
        <p><a href="/publications" target="_blank" rel="noopener">${text('publication.page')}</a></p>
        ${register ? this.#entries(register) : html`<p class="notice">${text('publication.loading')}</p>`}
        <withdraw-dialog></withdraw-dialog>
      </main>`;
  }

  #entries({ publications, next }: Publications) {
    if (publications.length === 0) return html`<p>${text('publication.register.none')}</p>`;
    return html`<ol class="deliberation-rows">${publications.map((one) => html`<li class="panel">${this.#entry(one)}</li>`)}</ol>
      ${next === null ? nothing : html`<p><button type="button" class="button" @click=${() => void this.#read(next)}>${text('publication.register.older')}</button></p>`}`;
  }

  #entry(entry: Publication) {
    const kind = `${text(`publication.kind.${entry.kind}`)} ${entry.act}`.trim();
    const [first, last] = [entry.seen[0], entry.seen.at(-1)];
    return html`<h2>${text('publication.register.entry', { number: entry.number, kind })}</h2>
      <p>${entry.title ? html`<strong>${entry.title}</strong> – ` : nothing}<a href=${`/console/sittings/${entry.sitting}/publications`}>${text('publication.register.sitting', { day: day(entry.day) })}</a>, ${entry.body}</p>
      <published-entry .entry=${entry} @withdraw-request=${this.#withdraw}></published-entry>
      <p class="soft">${first && last ? text('publication.register.seen', { since: shortDay(first.since), until: shortDay(last.until) }) : text('publication.register.never-seen')}
        ${entry.seen.length > 1 ? plural('publication.register.gaps', entry.seen.length - 1) : nothing}</p>`;
  }

  readonly #withdraw = async ({ detail }: CustomEvent<Publication>): Promise<void> => {
    const wish = await this.dialog.askAbout(detail);
    if (!wish) return;
    [this.told, this.fault] = ['', ''];
    try {
      await withdrawPublication(detail.number, wish.reason, wish.hidesTitle, wish.early);
      this.told = text('publication.withdrawn', { number: detail.number });
      await this.#read(null);
    } catch (error) {
      this.fault = reasonOf(error);
    }
  };
}
