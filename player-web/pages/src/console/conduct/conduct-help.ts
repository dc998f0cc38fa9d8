import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { enableShortcuts, shortcutsEnabled } from '../../player/shortcuts.ts';
import { text, type TextKey } from '../../text/text.ts';

type Row = readonly [TextKey, readonly string[]];

const ROWS: readonly Row[] = [
  ['conduct.key.next', ['N', ' ']],
  ['conduct.earlier', ['B']],
  ['conduct.key.undo', ['U']],
  ['conduct.key.redo', ['R']],
  ['conduct.key.chapter', ['C']],
  ['conduct.key.speaker', ['P']],
  ['conduct.key.silence', ['F']],
  ['conduct.key.vote', ['V']],
  ['conduct.key.roll', ['A']],
  ['conduct.key.note', ['O']],
  ['conduct.key.summary', ['M']],
  ['conduct.key.list', ['↑', '↓']],
  ['conduct.key.leave', ['Esc']],
  // The button that the server writes before all else; see CloseNowRoutes.
  ['conduct.key.close', ['Alt + H', 'Alt + ⇧ + H']],
  ['shortcuts.help', ['?']],
];

const OF_VOTES: readonly Row[] = [
  ['ballot.key.name', ['A–Z']],
  ['ballot.key.next', ['Tab']],
  ['ballot.key.group', ['1–9']],
  ['ballot.key.motion', ['+']],
  ['ballot.key.back', ['⌫']],
  ['ballot.key.result', ['⏎']],
  ['ballot.key.called', ['F', 'C', 'A', 'N']],
];

const OF_ROLL: readonly Row[] = [
  ['roll.key.present', ['P']],
  ['roll.key.absent', ['A']],
  ['roll.key.excused', ['E']],
  ['roll.key.represented', ['R']],
  ['roll.key.left', ['D']],
  ['roll.key.others', ['T']],
  ['roll.key.find', ['C']],
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
      ${rows(ROWS)}
      <h3>${text('conduct.keys.vote')}</h3>${rows(OF_VOTES)}
      <h3>${text('conduct.keys.roll')}</h3>${rows(OF_ROLL)}
      <label class="check"><input type="checkbox" .checked=${shortcutsEnabled()} @change=${(event: Event) => enableShortcuts((event.target as HTMLInputElement).checked)} />
        <span>${text('shortcuts.enabled')}<small>${text('shortcuts.enabled.hint')}</small></span></label>
    </dialog>`;
  }
}

function rows(all: readonly Row[]) {
  return html`<dl class="shortcuts">${all.map(([key, keys]) => html`<div><dt>${keys.map((one, index) => html`${index > 0 ? html` ${text('shortcuts.key.or')} ` : ''}<kbd>${one === ' ' ? text('shortcuts.key.space') : one}</kbd>`)}</dt><dd>${text(key)}</dd></div>`)}</dl>`;
}
