import { customElement } from 'lit/decorators.js';
import { preciseTimeOfDay } from '../text/text.ts';

/**
 * The time of day under the pointer on the seek bar. Media Chrome gives it the media time in the
 * attribute `mediapreviewtime`; the player sets {@link dateAt}.
 */
@customElement('preview-time')
export class PreviewTime extends HTMLElement {
  static readonly observedAttributes = ['mediachromeattributes', 'mediapreviewtime'];
  dateAt: (seconds: number) => Date | null = () => null;

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    if (name !== 'mediapreviewtime' || value === null) return;
    const date = this.dateAt(Number(value));
    this.textContent = date ? preciseTimeOfDay(date) : '';
  }
}
