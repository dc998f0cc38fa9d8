import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RecordingDetail } from '../../api/recording.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** What can be taken away of a recording: all of it by quality, its sound, an archive, a passage. Its content is loaded once it is opened. */
@customElement('download-panel')
export class DownloadPanel extends PageElement {
  @property({ attribute: false }) recording!: RecordingDetail;
  /** Where the player stands, in seconds. */
  @property({ attribute: false }) place = 0;
  @state() private wanted = false;

  protected override render() {
    return html`<details class="downloads" @toggle=${this.#opened}>
      <summary><h2 class="downloads-title">${icons.download}${text('download.title')}</h2><span class="downloads-hint">${text(this.recording.shown ? 'webtv.download.hint' : 'download.hint')}</span></summary>
      ${this.wanted ? html`<download-files .recording=${this.recording} .place=${this.place}></download-files>` : nothing}
    </details>`;
  }

  async #opened(event: Event): Promise<void> {
    if (this.wanted || !(event.target as HTMLDetailsElement).open) return;
    await import('./download-files.ts');
    this.wanted = true;
  }
}
