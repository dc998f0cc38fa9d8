import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { enableShortcuts, shortcutsEnabled } from '../../player/shortcuts.ts';
import { text, type TextKey } from '../../text/text.ts';

const ROWS: readonly (readonly [TextKey, readonly string[]])[] = [
  ['conduct.key.next', ['N', ' ']],
  ['conduct.earlier', ['B']],
  ['conduct.key.undo', ['U']],
  ['conduct.key.redo', ['R']],
  ['conduct.key.chapter', ['C']],
  ['conduct.key.speaker', ['P']],
  ['conduct.key.silence', ['F']],
  ['conduct.key.vote', ['V']],
  ['conduct.key.note', ['O']],
  ['conduct.key.list', ['↑', '↓']],
  ['conduct.key.leave', ['Esc']],
  // The button that the server writes before all else; see CloseNowRoutes.
  ['conduct.key.close', ['Alt + H', 'Alt + ⇧ + H']],
  ['shortcuts.help', ['?']],
];

/** The keys of the page that conducts a sitting, and the switch that turns them off. */
@customElement('conduct-help')
export class ConductHelp extends PageElement {
  show(): void {
    this.requestUpdate();
    this.querySelector('dialog')?.showModal();
  }

  protected override render() {
    return html`<dialog class="dialog" aria-labelledby="conduct-keys">
      <div class="dialog-head"><h2 id="conduct-keys">${text('shortcuts.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('shortcuts.close')} @click=${() => this.querySelector('dialog')?.close()}>${icons.close}</button></div>
      <dl class="shortcuts">${ROWS.map(([key, keys]) => html`<div><dt>${keys.map((one, index) => html`${index > 0 ? html` ${text('shortcuts.key.or')} ` : ''}<kbd>${one === ' ' ? text('shortcuts.key.space') : one}</kbd>`)}</dt><dd>${text(key)}</dd></div>`)}</dl>
      <label class="check"><input type="checkbox" .checked=${shortcutsEnabled()} @change=${(event: Event) => enableShortcuts((event.target as HTMLInputElement).checked)} />
        <span>${text('shortcuts.enabled')}<small>${text('shortcuts.enabled.hint')}</small></span></label>
    </dialog>`;
  }
}
