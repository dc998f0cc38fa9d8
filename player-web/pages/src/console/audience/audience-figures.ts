import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { figuresCsv, readFigures, type AudienceChapter, type AudienceFigures as Figures, type AudienceMinute } from '../../api/audience.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, duration, number, text, timeOfDay } from '../../text/text.ts';
import './audience-bars.ts';
import { facts, minutes, peak, viewings } from './audience-words.ts';
import { reasonOf } from '../reason.ts';

/** How one recording was watched: minute by minute, and by chapter. */
@customElement('audience-figures')
export class AudienceFigures extends PageElement {
  @property({ attribute: false }) recording = '';
  @state() private figures: Figures | null = null;
  @state() private fault: unknown = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override render() {
    return html`<p class="audience-ways"><a href="/console/audience">${icons.back}${text('audience.back')}</a></p>
      <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
      ${this.figures ? this.#shown(this.figures) : this.fault ? nothing : html`<p class="notice" role="status">${text('audience.loading')}</p>`}`;
  }

  #shown(figures: Figures) {
    const isWatched = figures.minutes.some(({ live, replay }) => live + replay > 0);
    return html`<section aria-labelledby="audience-of">
        <h2 id="audience-of">${figures.title}</h2>
        <p class="soft">${text(`audience.kind.${figures.kind}`)} · ${day(figures.startedAt)}</p>
        ${facts([
          ...peak(figures.livePeak, this.#peakAt(figures)),
          [text('audience.live'), minutes(figures.liveMinutes)],
          [text('audience.replay'), minutes(figures.replayMinutes)],
          viewings(figures.viewings),
        ])}
        <p class="audience-ways"><a class="button" href=${figures.watch}>${text('audience.watch')}</a>
          <a class="button" href=${figuresCsv(figures.recording)} download>${icons.download}${text('audience.csv')}</a></p>
      </section>
      ${isWatched ? html`${this.#curve(figures)}${this.#chapters(figures.chapters)}` : html`<p class="notice" role="status">${text('audience.nobody')}</p>`}`;
  }

  #peakAt({ attendance, livePeak }: Figures): string | undefined {
    const minute = attendance.find(({ viewers }) => viewers === livePeak);
    return minute && text('audience.peak.at', { time: timeOfDay(minute.at) });
  }

  #curve({ minutes: curve, chapters }: Figures) {
    // A minute that was cut to a piece has less room in the replay than in the picture: nearly nothing.
    const end = (curve.at(-1)?.at ?? 0) + 60;
    const half = curve[Math.floor(curve.length / 2)]?.at ?? 0;
    return html`<section aria-labelledby="audience-curve">
      <h2 id="audience-curve">${text('audience.curve')}</h2>
      <audience-bars .bars=${curve} .words=${this.#words(curve)}
        .marks=${chapters.filter(({ start }) => start > 0).map(({ start, title }) => ({ at: start / end, label: title }))}
        .axis=${[{ at: 0, label: duration(0) }, ...(curve.length > 3 ? [{ at: half / end, label: duration(half) }] : []), { at: 1, label: duration(end) }]}></audience-bars>
      <details class="audience-table"><summary>${text('audience.table')}</summary>
        <div class="audience-scroll" tabindex="0" role="group" aria-labelledby="audience-curve"><table>
          <thead><tr><th scope="col">${text('audience.at')}</th><th scope="col">${text('audience.live')}</th><th scope="col">${text('audience.replay')}</th></tr></thead>
          <tbody>${curve.map(({ at, live, replay }) => html`<tr><th scope="row">${duration(at)}</th><td>${views(live)}</td><td>${views(replay)}</td></tr>`)}</tbody>
        </table></div></details>
    </section>`;
  }

  #words(curve: readonly AudienceMinute[]): string {
    const all = curve.map(({ live, replay }) => live + replay);
    const most = Math.max(...all);
    return text('audience.curve.words', {
      first: views(all[0] ?? 0),
      most: views(most),
      at: duration(curve[all.indexOf(most)]?.at ?? 0),
      last: views(all.at(-1) ?? 0),
    });
  }

  #chapters(chapters: readonly AudienceChapter[]) {
    if (chapters.length === 0) return nothing;
    return html`<section aria-labelledby="audience-chapters">
      <h2 id="audience-chapters">${text('audience.chapters')}</h2>
      <div class="audience-scroll" tabindex="0" role="group" aria-labelledby="audience-chapters"><table>
        <thead><tr><th scope="col">${text('audience.chapter')}</th><th scope="col">${text('audience.at')}</th>
          <th scope="col">${text('audience.chapter.viewings')}</th><th scope="col">${text('audience.chapter.minutes')}</th>
          <th scope="col">${text('audience.chapter.kept')}</th></tr></thead>
        <tbody>${chapters.map((each) => this.#chapter(each))}</tbody>
      </table></div>
      <p class="soft">${text('audience.chapter.kept.hint')}</p>
    </section>`;
  }

  #chapter({ title, start, viewings: mean, liveMinutes, replayMinutes, kept, short }: AudienceChapter) {
    return html`<tr><th scope="row">${title}</th><td>${duration(start)}</td><td>${views(mean)}</td><td>${minutes(liveMinutes + replayMinutes)}</td>
      <td>${kept === null ? html`<span class="soft">${text(short ? 'audience.unknown' : 'audience.unwatched')}</span>` : text('audience.share', { share: number(kept * 100) })}</td></tr>`;
  }

  async #read(): Promise<void> {
    try {
      this.figures = await readFigures(this.recording);
    } catch (error) {
      this.fault = error;
    }
  }
}

function views(count: number): string {
  return number(count, count > 0 && count < 10 ? 1 : 0);
}
