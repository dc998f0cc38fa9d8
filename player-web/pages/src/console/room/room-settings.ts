import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { number, plural, text } from '../../text/text.ts';

const STORED = 'tribune.room.limit';
/** Minutes of a speech that can be chosen; 0: no limit. */
const MINUTES = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20];

/** How long a speech may be: a quiet choice in the corner, kept by this screen's browser. Emits `room-limit` with seconds. */
@customElement('room-settings')
export class RoomSettings extends PageElement {
  @state() private minutes = kept();

  protected override firstUpdated(): void {
    this.#tell();
  }

  protected override render() {
    return html`<label class="room-settings"><span>${text('room.limit')}</span>
      <select @change=${this.#choose}>${MINUTES.map((one) => html`<option value=${one} ?selected=${one === this.minutes}>${one === 0 ? text('room.limit.none') : plural('room.minutes', one, { minutes: number(one) })}</option>`)}</select></label>`;
  }

  readonly #choose = (event: Event): void => {
    const field = event.target as HTMLSelectElement;
    this.minutes = Number(field.value);
    try {
      localStorage.setItem(STORED, String(this.minutes));
    } catch {
      // Storage may be forbidden; it holds until the page is loaded again.
    }
    this.#tell();
    // The screen is the room's: nothing stays open on it.
    field.blur();
  };

  #tell(): void {
    this.dispatchEvent(new CustomEvent<number>('room-limit', { detail: this.minutes * 60, bubbles: true }));
  }
}

function kept(): number {
  try {
    const minutes = Number(localStorage.getItem(STORED));
    return MINUTES.includes(minutes) ? minutes : 0;
  } catch {
    return 0;
  }
}
