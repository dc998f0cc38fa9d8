import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { auditCsv, readAudit, type AuditEntry, type AuditFilter, type AuditPage as Page } from '../../api/audit.ts';
import { icons } from '../../elements/icons.ts';
import { day, preciseTimeOfDay, text, unbroken, type TextKey } from '../../text/text.ts';
import { auditDetail } from './audit-words.ts';
import '../console-head.ts';
import { reasonOf } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import './trail-head.ts';

const ALL: AuditFilter = { person: '', action: '', from: '', to: '' };

/** Who did what, when and from where: the newest first, for administrators. */
@customElement('audit-page')
export class AuditPage extends TitledPage {
  @state() private filter = ALL;
  @state() private page: Page | null = null;
  @state() private entries: readonly AuditEntry[] = [];
  @state() private fault: unknown = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read(null);
  }

  protected override get pageTitle(): string {
    return text('audit.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('audit.title')} current="audit"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="soft">${text('audit.intro')}</p>
        <trail-head></trail-head>
        ${this.#filters()}
        <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
        ${this.page ? this.#list(this.page) : html`<p class="notice" role="status">${text('audit.loading')}</p>`}
      </main>`;
  }

  #filters() {
    return html`<form class="audit-filters" @submit=${(event: Event) => event.preventDefault()} @change=${this.#changed}>
      <div class="field"><label for="audit-person">${text('audit.person')}</label>
        <select id="audit-person" name="person"><option value="">${text('audit.anybody')}</option>
          ${this.page?.people.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></div>
      <div class="field"><label for="audit-action">${text('audit.action')}</label>
        <select id="audit-action" name="action"><option value="">${text('audit.anything')}</option>
          ${this.page?.actions.map((action) => html`<option value=${action}>${words(action)}</option>`)}</select></div>
      <div class="field"><label for="audit-from">${text('audit.from')}</label><input id="audit-from" name="from" type="date" /></div>
      <div class="field"><label for="audit-to">${text('audit.to')}</label><input id="audit-to" name="to" type="date" /></div>
      <a class="button" href=${auditCsv(this.filter)} download>${icons.download}${text('audit.csv')}</a>
    </form>`;
  }

  #list(page: Page) {
    if (this.entries.length === 0) return html`<p class="notice" role="status">${text('audit.none')}</p>`;
    return html`<ol class="audit" reversed>
        ${repeat(this.entries, (one) => one.number, (one) => this.#entry(one))}
      </ol>
      ${page.before === null
        ? html`<p class="soft">${text('audit.end')}</p>`
        : html`<p><button type="button" class="button" @click=${() => void this.#read(page.before)}>${text('audit.older')}</button></p>`}`;
  }

  #entry(one: AuditEntry) {
    const at = new Date(one.at);
    return html`<li value=${one.number}>
      <p class="audit-what"><strong>${words(one.action)}</strong>
        ${one.subject ? html`<span title=${one.subjectName === null ? nothing : one.subject}>${unbroken(one.subjectName ?? one.subject)}</span>` : nothing}
        ${one.detail ? html`<span class="audit-detail">${auditDetail(one)}</span>` : nothing}</p>
      <p class="soft"><time datetime=${one.at}>${day(one.at)}, ${preciseTimeOfDay(at)}</time> · ${one.who || text('audit.nobody')} · ${one.from}</p>
    </li>`;
  }

  #changed(event: Event): void {
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const value = (name: string) => String(fields.get(name) ?? '');
    this.filter = { person: value('person'), action: value('action'), from: value('from'), to: value('to') };
    void this.#read(null);
  }

  async #read(before: number | null): Promise<void> {
    const filter = this.filter;
    try {
      const page = await readAudit(filter, before);
      // Meanwhile another filter was chosen.
      if (filter !== this.filter) return;
      this.entries = before === null ? page.entries : [...this.entries, ...page.entries];
      this.page = page;
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }
}

function words(action: string): string {
  return text(`audit.did.${action}` as TextKey);
}
