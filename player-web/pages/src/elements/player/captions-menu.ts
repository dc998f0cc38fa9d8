import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CaptionTrack } from '../../api/recording.ts';
import '../../text/report.ts';
import { languageName, text } from '../../text/text.ts';
import { ControlMenu, type MenuChoice } from './control-menu.ts';
import { icons } from '../icons.ts';

/** In which language captions are shown. Emits `captions-choice` with it, empty for none. */
@customElement('captions-menu')
export class CaptionsMenu extends ControlMenu<string> {
  /** Those that there are. */
  @property({ attribute: false }) tracks: readonly Pick<CaptionTrack, 'language' | 'automatic'>[] = [];
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
    return [{ value: '', label: text('webtv.captions.off') }, ...this.tracks.map(({ language: value, automatic }) => ({ value, label: languageName(value), ...(automatic ? { note: text('webtv.captions.automatic') } : {}) }))];
  }
}
