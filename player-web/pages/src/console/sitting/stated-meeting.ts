import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StatedMeeting } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { Edited } from '../../sitting/merge.ts';
import { statedStart } from '../../sitting/read-agenda.ts';
import { day, hour, text, type TextKey } from '../../text/text.ts';
import type { StatedFacts } from './agenda-import.ts';

/** When and where a convocation says that the sitting is, beside what is known of it. Emits `facts-change` with what is taken. */
@customElement('stated-meeting')
export class StatedMeetingPart extends PageElement {
  @property({ attribute: false }) meeting!: StatedMeeting;
  @property({ attribute: false }) now!: Edited;
  @property({ attribute: false }) facts: StatedFacts = {};

  protected override render() {
    const { meeting, now } = this;
    const start = statedStart(meeting, now.localStart);
    return html`<section class="stated-meeting" aria-labelledby="stated-title"><h3 id="stated-title">${text('import.stated')}</h3>
      ${start ? this.#fact('localStart', 'import.stated.start', start, now.localStart, words) : nothing}
      ${meeting.place ? this.#fact('place', 'import.stated.place', meeting.place, now.place, (place) => place) : nothing}
      ${meeting.otherWeekday && meeting.date ? html`<p class="hint-warn">${text('import.stated.weekday', { day: day(meeting.date) })}</p>` : nothing}
    </section>`;
  }

  #fact(field: 'localStart' | 'place', key: TextKey, stated: string, known: string, shown: (value: string) => string) {
    if (stated === known) return html`<p>${text(key, { value: shown(stated) })} <small class="soft">${text('import.stated.same')}</small></p>`;
    const here = known ? text('import.stated.now', { value: shown(known) }) : text('import.stated.none');
    return html`<label class="check"><input type="checkbox" .checked=${this.facts[field] !== undefined} @change=${() => this.#toggle(field, stated)} />
      <span>${text(key, { value: shown(stated) })}<small>${here}</small></span></label>`;
  }

  #toggle(field: 'localStart' | 'place', stated: string): void {
    const { [field]: before, ...others } = this.facts;
    const detail: StatedFacts = before === undefined ? { ...others, [field]: stated } : others;
    this.dispatchEvent(new CustomEvent<StatedFacts>('facts-change', { detail, bubbles: true }));
  }
}

/** `2026-11-24T18:30` in words. */
function words(local: string): string {
  return text('import.stated.at', { day: day(local.slice(0, 10)), hour: hour(local.slice(11, 16)) });
}
