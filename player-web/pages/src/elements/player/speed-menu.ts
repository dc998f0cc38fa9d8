import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SPEEDS } from '../../player/replay-session.ts';
import { decimal, text } from '../../text/text.ts';
import { ControlMenu, type MenuChoice } from './control-menu.ts';

/** How fast a recording plays. Emits `speed-choice` with the factor. */
@customElement('speed-menu')
export class SpeedMenu extends ControlMenu<number> {
  @property({ attribute: false }) override choice = 1;
  protected override readonly event = 'speed-choice';

  protected override caption(): string {
    return text('player.speed');
  }

  protected override chosen(): string {
    // The name holds what is seen, for those who speak to their computer.
    return text('list.label', { name: text('player.speed'), value: text('player.speed.times', { speed: decimal(this.choice) }) });
  }

  protected override face() {
    return html`<span class="speed-face">${text('player.speed.times', { speed: decimal(this.choice) })}</span>`;
  }

  protected override choices(): readonly MenuChoice<number>[] {
    return SPEEDS.map((value) => ({ value, label: this.#label(value) }));
  }

  #label(speed: number): string {
    return speed === 1 ? text('player.speed.normal') : text('player.speed.times', { speed: decimal(speed) });
  }
}
