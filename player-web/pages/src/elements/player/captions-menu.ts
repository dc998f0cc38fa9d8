import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../text/report.ts';
import { languageName, text } from '../../text/text.ts';
import { ControlMenu, type MenuChoice } from './control-menu.ts';
import { icons } from '../icons.ts';

/** In which language captions are shown. Emits `captions-choice` with it, empty for none. */
@customElement('captions-menu')
export class CaptionsMenu extends ControlMenu<string> {
  /** Those that there are, as in RFC 5646. */
  @property({ attribute: false }) languages: readonly string[] = [];
  @property({ attribute: false }) override choice = '';
  protected override readonly event = 'captions-choice';

  protected override caption(): string {
    return text('webtv.captions');
  }

  protected override chosen(): string {
    return text('list.label', { name: text('webtv.captions'), value: this.choice ? languageName(this.choice) : text('webtv.captions.off') });
  }

  protected override face() {
    return html`${icons.captions}`;
  }

  protected override choices(): readonly MenuChoice<string>[] {
    return [{ value: '', label: text('webtv.captions.off') }, ...this.languages.map((value) => ({ value, label: languageName(value) }))];
  }
}
