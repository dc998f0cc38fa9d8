import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { enableShortcuts, shortcutsEnabled } from '../../player/shortcuts.ts';
import { text, type TextKey } from '../../text/text.ts';

const ROWS: readonly (readonly [TextKey, string])[] = [
  ['moderation.key.next', 'J'],
  ['moderation.key.previous', 'K'],
  ['moderation.key.publish', 'A'],
  ['moderation.key.refuse', 'R'],
  ['moderation.key.reason', '1–9, 0'],
  ['moderation.key.merge', 'M'],
  ['moderation.key.shorten', 'C'],
  ['moderation.key.note', 'N'],
  ['moderation.key.undo', 'U'],
  ['moderation.key.select', 'X'],
  ['moderation.key.focus', 'Z'],
  ['shortcuts.help', '?'],
];

/** The keys of the page of a sitting's questions, and the switch that turns them off. */
@customElement('moderation-help')
export class ModerationHelp extends PageElement {
  show(): void {
    this.requestUpdate();
    this.querySelector('dialog')?.showModal();
  }

  protected override render() {
    return html`<dialog class="dialog" aria-labelledby="moderation-keys">
      <div class="dialog-head"><h2 id="moderation-keys">${text('shortcuts.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('shortcuts.close')} @click=${() => this.querySelector('dialog')?.close()}>${icons.close}</button></div>
      <dl class="shortcuts">${ROWS.map(([key, letter]) => html`<div><dt><kbd>${letter}</kbd></dt><dd>${text(key)}</dd></div>`)}</dl>
      <p>${text('moderation.key.selected')}</p>
      <label class="check"><input type="checkbox" .checked=${shortcutsEnabled()} @change=${(event: Event) => enableShortcuts((event.target as HTMLInputElement).checked)} />
        <span>${text('shortcuts.enabled')}<small>${text('shortcuts.enabled.hint')}</small></span></label>
    </dialog>`;
  }
}
