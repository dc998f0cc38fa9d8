import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readModeration, type Moderation } from '../api/moderation.ts';
import { readSiteName } from '../api/site.ts';
import { readSittings, type SittingSummary } from '../api/sitting.ts';
import { PageElement } from '../elements/page-element.ts';
import '../elements/site-header.ts';
import { isOpen } from '../moderation/queue.ts';
import { plural, text, unbroken } from '../text/text.ts';
import { localDay, localTime } from '../text/when.ts';
import './console-head.ts';
import { reasonOf } from './reason.ts';

/** So many past sittings are listed: their questions are still answered in writing. */
const MOST_PAST = 10;

/** The moderators' home: the sittings, and what waits for them in each. */
@customElement('console-questions-page')
export class ConsoleQuestionsPage extends PageElement {
  @state() private sittings: readonly SittingSummary[] | null = null;
  @state() private questions: ReadonlyMap<string, Moderation> = new Map();
  @state() private fault: unknown = null;
  @state() private siteName = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#read();
  }

  protected override updated(): void {
    document.title = `${text('moderation.sittings')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="console">
        <console-head .heading=${text('moderation.sittings')} current="questions"></console-head>
        <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
        ${this.sittings === null ? html`<p class="notice" role="status">${text('sittings.loading')}</p>` : nothing}
        ${this.sittings?.length === 0 ? html`<p class="notice">${text('moderation.sittings.none')}</p>` : nothing}
        <ul class="rows">${this.sittings?.map((one) => html`<li>${this.#row(one)}</li>`)}</ul>
      </main>`;
  }

  #row({ id, title, body, localStart }: SittingSummary) {
    const known = this.questions.get(id);
    const open = known?.questions.filter(isOpen).length ?? 0;
    return html`<article class="row sitting-row">
      <div class="row-words"><h2><a href="/console/sittings/${id}/questions">${unbroken(title || body)}</a></h2>
        <p class="row-facts"><time datetime=${localStart}>${text('sitting.when', { day: localDay(localStart), time: localTime(localStart) })}</time>
          ${known ? html`<span>${plural('moderation.count', known.questions.length)}</span><span>${text(`moderation.mode.${known.taking.mode}`)}</span>` : nothing}</p></div>
      <p class="row-state">${known && open > 0 ? html`<strong class="badge badge-preview">${plural('moderation.to-decide', open)}</strong>` : nothing}
        ${known?.taking.open ? html`<span class="badge">${text('moderation.taking.open')}</span>` : nothing}</p>
    </article>`;
  }

  async #read(): Promise<void> {
    try {
      const { coming, past } = await readSittings();
      this.sittings = [...coming, ...past.slice(0, MOST_PAST)];
      // One after the other: a page of a few dozen numbers is not worth a rush on the server.
      for (const { id } of this.sittings) {
        const told = await readModeration(id);
        if (!this.isConnected) return;
        this.questions = new Map([...this.questions, [id, told]]);
      }
    } catch (error) {
      this.fault = error;
    }
  }
}
