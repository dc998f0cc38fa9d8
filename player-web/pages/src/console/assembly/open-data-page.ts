import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readMissingOpenData, type IncompleteDecision, type MissingOpenData } from '../../api/open-data.ts';
import { language } from '../../text/language.ts';
import { plural, text, unbroken } from '../../text/text.ts';
import { dueDay } from '../../text/when.ts';
import '../console-head.ts';
import { notCarriedOut } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';

/** What the open data lack, and what to do: a decision is told once for each thing that is missing. */
@customElement('open-data-page')
export class OpenDataPage extends TitledPage {
  @state() private missing: MissingOpenData | null = null;
  @state() private fault: unknown = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override get pageTitle(): string {
    return text('open-data.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('open-data.title')} current="sittings"></console-head>
      <main id="main" tabindex="-1" class="console open-data-page">
        <p class="order-failed" role="alert">${this.#faultWords() || nothing}</p>
        ${this.missing ? this.#content(this.missing) : html`<p class="notice" role="status">${text('sittings.loading')}</p>`}
      </main>`;
  }

  #faultWords(): string {
    return this.fault ? notCarriedOut(this.fault) : '';
  }

  #content({ rows, assemblies, decisions, more }: MissingOpenData) {
    return html`<p>${plural('open-data.rows', rows)} <a href="/open-data?lang=${language()}">${text('open-data.see')}</a></p>
      ${assemblies.map(({ body, decisions: count, reason }) => html`<section class="panel"><h2>${body}</h2>
        <p>${unbroken(reason[language()])}</p><p>${plural('open-data.left-out', count)}</p>
        <p><a class="button" href="/console/assembly?body=${encodeURIComponent(body)}">${text('open-data.fill-in')}</a></p></section>`)}
      <section class="panel" aria-labelledby="missing-title"><h2 id="missing-title">${text('open-data.missing')}</h2>
        ${decisions.length > 0
          ? html`<p class="soft">${text('open-data.hint')}</p><ul class="missing-data">${decisions.map((one) => this.#decision(one))}</ul>`
          : html`<p>${text('open-data.nothing')}</p>`}
        ${more === 0 ? nothing : html`<p>${plural('open-data.more', more)}</p>`}
      </section>`;
  }

  #decision({ sitting, day: date, title, leftOut, reasons }: IncompleteDecision) {
    return html`<li><h3><a href="/console/sittings/${sitting}">${title || text('open-data.untitled')}</a></h3>
      <p class="soft">${dueDay(date)} – ${text(leftOut ? 'open-data.no-row' : 'open-data.no-numbers')}</p>
      ${reasons.map((reason) => html`<p>${unbroken(reason[language()])}</p>`)}</li>`;
  }

  async #read(): Promise<void> {
    try {
      this.missing = await readMissingOpenData();
      this.fault = null;
    } catch (error) {
      this.fault = error;
      if (this.isConnected) setTimeout(() => void this.#read(), 5000);
    }
  }
}
