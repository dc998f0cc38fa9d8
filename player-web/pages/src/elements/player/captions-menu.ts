import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CaptionTrack } from '../../api/recording.ts';
import { COLOURS, PLACES, SIZES, type CaptionLook } from '../../caption/caption-look.ts';
import '../../text/caption.ts';
import { languageName, text, type TextKey } from '../../text/text.ts';
import { ControlMenu, type MenuChoice } from './control-menu.ts';
import { icons } from '../icons.ts';

const LOOKS = { size: SIZES, colours: COLOURS, place: PLACES } as const;

/** What captions are chosen by that are shown in whatever language is spoken. */
export const SPOKEN = 'spoken';

/**
 * In which language captions are shown, and how they look. Emits `captions-choice` with the language, empty for none, and
 * `captions-look` with a part of a {@link CaptionLook}.
 */
@customElement('captions-menu')
export class CaptionsMenu extends ControlMenu<string> {
  /** Those that there are; or {@link SPOKEN}. */
  @property({ attribute: false }) tracks: readonly Pick<CaptionTrack, 'language' | 'automatic'>[] = [];
  @property({ attribute: false }) override choice = '';
  @property({ attribute: false }) look!: CaptionLook;
  protected override readonly event = 'captions-choice';

  protected override caption(): string {
    return text('captions.title');
  }

  protected override chosen(): string {
    return text('list.label', { name: text('captions.title'), value: this.choice ? named(this.choice) : text('captions.off') });
  }

  protected override face() {
    return html`${icons.captions}`;
  }

  protected override choices(): readonly MenuChoice<string>[] {
    return [{ value: '', label: text('captions.off') }, ...this.tracks.map(({ language: value, automatic }) => ({ value, label: named(value), ...(automatic ? { note: text('captions.automatic') } : {}) }))];
  }

  protected override more() {
    return html`<div class="caption-looks" role="group" aria-label=${text('captions.look')}>${(['size', 'colours', 'place'] as const).map((part) => this.#select(part))}</div>`;
  }

  #select(part: keyof typeof LOOKS) {
    const chosen = this.look[part];
    return html`<label class="caption-look"><span>${text(`captions.${part}`)}</span>
      <select @change=${(event: Event) => this.#choose(part, (event.target as HTMLSelectElement).value)}>
        ${LOOKS[part].map((value) => html`<option value=${value} ?selected=${value === chosen}>${text(`captions.${part}.${value}` as TextKey)}</option>`)}
      </select></label>`;
  }

  #choose(part: keyof typeof LOOKS, value: string): void {
    this.dispatchEvent(new CustomEvent<Partial<CaptionLook>>('captions-look', { detail: { [part]: value }, bubbles: true }));
  }
}

function named(choice: string): string {
  return choice === SPOKEN ? text('captions.on') : languageName(choice);
}
