import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { audienceCsv, lastDays, readAudience, type AudienceDay, type AudienceList as List, type AudienceSummary, type Period } from '../../api/audience.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, shortDay, text } from '../../text/text.ts';
import { facts, minutes, peak, viewings } from './audience-words.ts';
import './audience-bars.ts';
import { reasonOf } from '../reason.ts';

const PERIODS = [7, 30, 90, 365] as const;
const DAY_MILLIS = 86_400_000;

/** Every day of a period: on those that are not listed nobody watched. */
export function everyDay({ from, to }: Period, known: readonly AudienceDay[]): readonly AudienceDay[] {
  const byDay = new Map(known.map((each) => [each.day, each]));
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: Math.round((last - first) / DAY_MILLIS) + 1 }, (_, index) => {
    const day = new Date(first + index * DAY_MILLIS).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, liveMinutes: 0, replayMinutes: 0 };
  });
}

/** What was watched in some days: day by day, and by recording. */
@customElement('audience-list')
export class AudienceList extends PageElement {
  @state() private period = lastDays(30);
  @state() private list: List | null = null;
  @state() private fault: unknown = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override render() {
    return html`<p class="soft">${text('audience.intro')}</p>
      <form class="audit-filters" @submit=${(event: Event) => event.preventDefault()} @change=${this.#changed}>
        <div class="field"><label for="audience-period">${text('audience.period')}</label>
          <select id="audience-period">
            ${PERIODS.map((days) => html`<option value=${days} ?selected=${days === 30}>${text(`audience.days.${days}`)}</option>`)}</select></div>
        <a class="button" href=${audienceCsv(this.period)} download>${icons.download}${text('audience.csv')}</a>
      </form>
      <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : ''}</p>
      ${this.list ? this.#shown(this.list) : this.fault ? nothing : html`<p class="notice" role="status">${text('audience.loading')}</p>`}`;
  }

  #shown(list: List) {
    if (list.recordings.length === 0) return html`<p class="notice" role="status">${text('audience.none')}</p>`;
    return html`<section aria-labelledby="audience-days">
        <h2 id="audience-days">${text('audience.by-day')}</h2>
        ${facts([[text('audience.live'), minutes(list.liveMinutes)], [text('audience.replay'), minutes(list.replayMinutes)]])}
        ${this.#days(list)}
      </section>
      <section aria-labelledby="audience-recordings">
        <h2 id="audience-recordings">${text('audience.recordings')}</h2>
        <ol class="audit audience-rows">${repeat(list.recordings, (each) => each.recording, (each) => this.#row(each))}</ol>
      </section>`;
  }

  #days(list: List) {
    const days = everyDay(list, list.days);
    const [from, to] = [shortDay(list.from), shortDay(list.to)];
    const most = Math.max(...days.map((each) => each.liveMinutes + each.replayMinutes));
    return html`<audience-bars .bars=${days.map((each) => ({ live: each.liveMinutes, replay: each.replayMinutes }))}
        .axis=${[{ at: 0, label: from }, { at: 1, label: to }]} .words=${text('audience.by-day.words', { from, to, most: number(most) })}></audience-bars>
      <details class="audience-table"><summary>${text('audience.table')}</summary>
        <div class="audience-scroll" tabindex="0" role="group" aria-labelledby="audience-days"><table>
          <thead><tr><th scope="col">${text('audience.day')}</th><th scope="col">${text('audience.live')}</th><th scope="col">${text('audience.replay')}</th></tr></thead>
          <tbody>${list.days.map(({ day, liveMinutes, replayMinutes }) => html`<tr><th scope="row">${shortDay(day)}</th>
            <td>${minutes(liveMinutes)}</td><td>${minutes(replayMinutes)}</td></tr>`)}</tbody>
        </table></div></details>`;
  }

  #row(each: AudienceSummary) {
    return html`<li>
      <p class="audience-what"><a href="/console/audience/${each.recording}">${each.title}</a>
        <span class="soft">${text(`audience.kind.${each.kind}`)} · ${shortDay(each.startedAt)}</span></p>
      ${facts([
        ...peak(each.livePeak),
        [text('audience.live'), minutes(each.liveMinutes)],
        [text('audience.replay'), minutes(each.replayMinutes)],
        viewings(each.viewings),
      ])}
    </li>`;
  }

  readonly #changed = (event: Event): void => {
    const chosen = event.target;
    if (!(chosen instanceof HTMLSelectElement)) return;
    this.period = lastDays(Number(chosen.value));
    void this.#read();
  };

  async #read(): Promise<void> {
    const period = this.period;
    try {
      const list = await readAudience(period);
      // Meanwhile another period was chosen.
      if (period !== this.period) return;
      this.list = list;
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }
}
