import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { customElement } from 'lit/decorators.js';
import { text } from '../../text/text.ts';
import '../console-head.ts';
import { TitledPage } from '../titled-page.ts';
import './report-editor.ts';
import type { ReportEditor } from './report-editor.ts';
import './report-list.ts';
import './report-shelves.ts';

/**
 * The console's reports: their list, each one's own page, their categories and series. One goes between them without loading
 * a page anew, since that would end what is being sent.
 */
@customElement('reports-page')
export class ReportsPage extends TitledPage {
  readonly #moved = (): void => void this.#show();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#moved);
    this.addEventListener('click', this.#click);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#moved);
    this.removeEventListener('click', this.#click);
  }

  protected override get pageTitle(): string {
    return text('report-desk.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('report-desk.title')} current="reports" .beforeLeave=${() => this.querySelector<ReportEditor>('report-editor')?.flush()}></console-head>
      <main id="main" tabindex="-1" class="console reports">
        ${this.#content()}
      </main>`;
  }

  #content() {
    const id = location.pathname.split('/').filter(Boolean)[2];
    if (id === 'shelves') return html`<report-shelves></report-shelves>`;
    if (id) return keyed(id, html`<report-editor .reportId=${id} @report-gone=${() => this.#go('/console/reports')}></report-editor>`);
    return html`<report-list @report-made=${(event: CustomEvent<string>) => this.#go(`/console/reports/${event.detail}`)}></report-list>`;
  }

  readonly #click = (event: MouseEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/console/reports"]');
    // A transcript has a page of its own.
    if (!link || link.pathname.endsWith('/transcript') || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#go(link.pathname);
  };

  #go(path: string): void {
    history.pushState(null, '', path);
    void this.#show();
  }

  async #show(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('#main')?.focus();
  }
}
