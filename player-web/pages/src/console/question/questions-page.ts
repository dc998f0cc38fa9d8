import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readWorkloads, type Workload } from '../../api/moderation.ts';
import { readSittings, type SittingSummary } from '../../api/sitting.ts';
import { plural, shortDay, text, timeOfDay, unbroken } from '../../text/text.ts';
import { localDay, localTime } from '../../text/when.ts';
import '../console-head.ts';
import { reasonOf } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';

/** So many past sittings are listed beside those in which something waits: they are still answered in writing. */
const MOST_PAST = 10;
const AGAIN_MILLIS = 5_000;

/** The moderators' home: the sittings, what waits for them in each, the one with most of it first. */
@customElement('console-questions-page')
export class ConsoleQuestionsPage extends TitledPage {
  @state() private sittings: readonly SittingSummary[] | null = null;
  @state() private workloads: readonly Workload[] | null = null;
  @state() private fault: unknown = null;
  readonly #look = (): void => {
    if (document.visibilityState === 'visible') void this.#count();
  };
  #again = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
    this.#again = window.setInterval(this.#look, AGAIN_MILLIS);
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#again);
    document.removeEventListener('visibilitychange', this.#look);
  }

  protected override get pageTitle(): string {
    const pending = this.workloads?.reduce((sum, { waiting, contested, reported }) => sum + waiting + contested + reported, 0) ?? 0;
    return `${pending > 0 ? `(${pending}) ` : ''}${text('moderation.sittings')}`;
  }

  protected override render() {
    const busy = this.workloads ?? [];
    const ids = new Set(busy.map(({ sitting }) => sitting.id));
    const rest = this.sittings?.filter(({ id }) => !ids.has(id)) ?? [];
    const rows = [...busy.map((one) => ({ sitting: one.sitting, work: one })), ...rest.map((sitting) => ({ sitting, work: null }))];
    const known = this.sittings !== null && this.workloads !== null;
    return html`<console-head .heading=${text('moderation.sittings')} current="questions"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
        ${known || this.fault ? nothing : html`<p class="notice" role="status">${text('sittings.loading')}</p>`}
        ${known && rows.length === 0 ? html`<p class="notice">${text('moderation.sittings.none')}</p>` : nothing}
        <ul class="rows">${known ? repeat(rows, ({ sitting }) => sitting.id, ({ sitting, work }) => html`<li>${row(sitting, work)}</li>`) : nothing}</ul>
      </main>`;
  }

  async #read(): Promise<void> {
    try {
      const [{ coming, past }] = await Promise.all([readSittings(), this.#count()]);
      this.sittings = [...coming, ...past.slice(0, MOST_PAST)];
    } catch (error) {
      this.fault = error;
    }
  }

  async #count(): Promise<void> {
    try {
      this.workloads = await readWorkloads();
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }
}

function row({ id, title, body, localStart }: Workload['sitting'], work: Workload | null) {
  return html`<article class="row sitting-row">
    <div class="row-words"><h2><a href="/console/sittings/${id}/questions">${unbroken(title || body)}</a></h2>
      <p class="row-facts"><time datetime=${localStart}>${text('sitting.when', { day: localDay(localStart), time: localTime(localStart) })}</time>
        ${work?.since ? html`<span>${text('moderation.waits-since', { day: shortDay(work.since), time: timeOfDay(work.since) })}</span>` : nothing}</p></div>
    <p class="row-state">${work ? counts(work) : html`<span class="soft">${text('moderation.nothing-waits')}</span>`}</p>
  </article>`;
}

function counts({ waiting, contested, flagged, reported, held }: Workload) {
  const count = waiting + contested;
  return html`${count > 0 ? html`<strong class="badge badge-preview">${plural('moderation.to-decide', count)}</strong>` : nothing}
    ${contested > 0 ? html`<span class="badge badge-warn">${plural('moderation.contested', contested)}</span>` : nothing}
    ${reported > 0 ? html`<span class="badge badge-warn">${plural('moderation.reported', reported)}</span>` : nothing}
    ${flagged > 0 ? html`<span class="badge">${plural('moderation.flagged', flagged)}</span>` : nothing}
    ${held > 0 ? html`<span class="badge">${plural('moderation.held', held)}</span>` : nothing}`;
}
