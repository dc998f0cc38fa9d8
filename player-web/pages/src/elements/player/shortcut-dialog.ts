import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { enableShortcuts, shortcutsEnabled } from '../../player/shortcuts.ts';
import { text, type TextKey } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

const ROWS: readonly (readonly [TextKey, readonly string[]])[] = [
  ['shortcuts.play', ['space', 'K']],
  ['shortcuts.back', ['J', '←']],
  ['shortcuts.forward', ['L', '→']],
  ['shortcuts.chapter', ['N', 'B']],
  ['shortcuts.first', ['Home']],
  ['shortcuts.mute', ['M']],
  ['shortcuts.louder', ['↑', '↓']],
  ['shortcuts.fullscreen', ['F']],
  ['shortcuts.picture', ['P']],
  ['shortcuts.help', ['?']],
];

const LIVE_ROWS: typeof ROWS = [['shortcuts.live', ['D']]];
const REPLAY_ROWS: typeof ROWS = [['shortcuts.speed', ['<', '>']]];

/** The keys that command the player, and the switch that turns them off. */
@customElement('shortcut-dialog')
export class ShortcutDialog extends PageElement {
  /** Of a recording's player. */
  @property({ type: Boolean }) replay = false;

  show(): void {
    this.requestUpdate();
    this.querySelector('dialog')?.showModal();
  }

  protected override render() {
    return html`<dialog class="dialog" aria-labelledby="shortcuts-title">
      <div class="dialog-head">
        <h2 id="shortcuts-title">${text('shortcuts.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('shortcuts.close')} @click=${this.#close}>${icons.close}</button>
      </div>
      <dl class="shortcuts">
        ${[...(this.replay ? REPLAY_ROWS : LIVE_ROWS), ...ROWS].map(([key, keys]) => html`<div><dt>${keys.map((one, index) => this.#key(one, index))}</dt><dd>${text(key)}</dd></div>`)}
      </dl>
      <label class="check">
        <input type="checkbox" .checked=${shortcutsEnabled()} @change=${this.#enable} />
        <span>${text('shortcuts.enabled')}<small>${text('shortcuts.enabled.hint')}</small></span>
      </label>
    </dialog>`;
  }

  #key(key: string, index: number) {
    const name = key === 'space' ? text('shortcuts.key.space') : key === 'Home' ? text('shortcuts.key.home') : key;
    return html`${index > 0 ? html` ${text('shortcuts.key.or')} ` : ''}<kbd>${name}</kbd>`;
  }

  #enable(event: Event): void {
    enableShortcuts((event.target as HTMLInputElement).checked);
  }

  #close(): void {
    this.querySelector('dialog')?.close();
  }
}
