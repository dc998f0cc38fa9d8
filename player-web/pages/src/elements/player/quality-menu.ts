import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Quality, QualityChoice } from '../../player/media-state.ts';
import { bitRate, text } from '../../text/text.ts';
import { ControlMenu, type MenuChoice } from './control-menu.ts';
import { icons } from '../icons.ts';

/** The choice of quality. Emits `quality-choice` with a {@link QualityChoice}; the player answers by changing the properties. */
@customElement('quality-menu')
export class QualityMenu extends ControlMenu<QualityChoice> {
  @property({ attribute: false }) qualities: readonly Quality[] = [];
  @property({ attribute: false }) override choice: QualityChoice = 'auto';
  @property({ attribute: false }) playingHeight = 0;
  protected override readonly event = 'quality-choice';

  protected override caption(): string {
    return text('player.quality');
  }

  protected override chosen(): string {
    return text('list.label', { name: text('player.quality'), value: this.#label(this.choice) });
  }

  protected override face() {
    return html`${icons.quality}<span class="control-mark" ?hidden=${this.choice === 'auto'}></span>`;
  }

  protected override choices(): readonly MenuChoice<QualityChoice>[] {
    const pictures = this.qualities.map(({ level, bitsPerSecond }) => ({ value: level, label: this.#label(level), note: bitRate(bitsPerSecond) }));
    const words = (['auto', 'audio'] as const).map((value) => ({ value, label: this.#label(value) }));
    return [...words.slice(0, 1), ...pictures, ...words.slice(1)];
  }

  #label(choice: QualityChoice): string {
    if (choice === 'audio') return text('player.quality.audio');
    if (choice !== 'auto') {
      return text('player.quality.height', { height: this.qualities.find((one) => one.level === choice)?.height ?? '' });
    }
    const shows = this.choice === 'auto' && this.playingHeight > 0;
    return shows
      ? text('player.quality.auto-now', { height: this.playingHeight })
      : text('player.quality.auto');
  }
}
