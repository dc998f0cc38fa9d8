import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MarkContent } from '../../api/marks.ts';
import { PageElement } from '../../elements/page-element.ts';
import { chapterLabel } from '../../player/chapters.ts';
import { speechTime, type FallenVote, type RoomView } from '../../sitting/room.ts';
import { duration, number, text, timeOfDay, unbroken } from '../../text/text.ts';
import { serverNow } from '../../time/shared-server-clock.ts';

const COUNTS = ['inFavour', 'against', 'abstentions'] as const;

/** For those who sit ten metres away: the item, who speaks and for how long, and what was voted. */
@customElement('room-board')
export class RoomBoard extends PageElement {
  @property({ attribute: false }) view!: RoomView;
  /** Of a speech, in seconds; 0: none. */
  @property({ attribute: false }) limit = 0;
  #tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  protected override updated(): void {
    this.dispatchEvent(new CustomEvent('room-resized', { bubbles: true }));
  }

  protected override render() {
    const { view } = this;
    if (view.kind === 'slate') return nothing;
    if (view.kind !== 'item') return html`<section class="room-board"><p class="room-state">${text(`room.${view.kind}`)}</p><p class="room-since">${text('console.since', { time: timeOfDay(view.since) })}</p></section>`;
    const { item, speaker, vote } = view;
    return html`<section class="room-board ${vote ? 'room-voted' : ''}">
      ${item && chapterLabel(item) !== vote?.title ? html`<p class="room-now">${unbroken(chapterLabel(item))}</p>` : nothing}
      <div role="status">${vote ? this.#vote(vote) : nothing}</div>
      ${speaker ? this.#speaker(speaker) : nothing}
    </section>`;
  }

  #speaker(speaker: MarkContent) {
    const { seconds, state } = speechTime(speaker.start, serverNow() ?? Date.now(), this.limit);
    return html`<div class="room-speech room-speech-${state}">
      <p class="room-speaker">${unbroken(speaker.title)}</p>
      <p class="room-clock"><span role="timer">${duration(seconds)}</span> <span class="room-clock-words">${text(`room.speech.${state}`)}</span></p>
    </div>`;
  }

  #vote({ title, vote }: FallenVote) {
    const { outcome, unanimous, tally } = vote;
    return html`<div class="room-vote room-vote-${outcome}">
      <p class="room-voted-on">${unbroken(title)}</p>
      <p class="room-outcome">${text(unanimous ? `vote.unanimous.${outcome}` : `vote.${outcome}`)}</p>
      ${tally ? html`<dl class="room-tally">${COUNTS.map((count) => html`<div><dt>${text(`vote.count.${count}`)}</dt><dd>${number(tally[count])}</dd></div>`)}
        ${tally.notTakingPart > 0 ? html`<div><dt>${text('vote.count.notTakingPart')}</dt><dd>${number(tally.notTakingPart)}</dd></div>` : nothing}</dl>` : nothing}
    </div>`;
  }
}
