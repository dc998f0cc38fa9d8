import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { channelInPath } from '../../api/channel.ts';
import { clipOf, readRecording, type RecordingDetail, type Shown } from '../../api/recording.ts';
import { chapterInHash } from '../../player/chapters.ts';
import '../../text/report.ts';
import { text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';
import '../caption/report-transcript.ts';

/** What was said on an item of an agenda: its passage of the transcript of the recording in which it is debated. */
@customElement('item-transcript')
export class ItemTranscript extends PageElement {
  /** Where the item is watched: the page of its recording, and the item behind `#`. */
  @property({ attribute: false }) watch = '';
  @state() private recording: RecordingDetail | null = null;
  @state() private failed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override render() {
    if (this.failed) return html`<p role="alert">${text('webtv.transcript.failed')}</p>`;
    if (!this.recording) return html`<p class="soft" role="status">${text('sittings.loading')}</p>`;
    const passage = this.#passage(this.recording);
    if (!passage || this.recording.captions.length === 0) return html`<p class="soft">${text('webtv.transcript.none')}</p>`;
    return html`<report-transcript .captions=${this.recording.captions} .passage=${passage} .floors=${this.recording.chapters?.speakers ?? []} .clip=${clipOf(this.recording)} .page=${this.#page}
      @place-request=${(event: CustomEvent<number>) => location.assign(`${this.#page}#t=${Math.floor(event.detail)}`)}></report-transcript>`;
  }

  get #page(): string {
    return new URL(this.watch, location.origin).pathname;
  }

  #passage({ chapters }: RecordingDetail): Shown | null {
    const chapter = chapterInHash(new URL(this.watch, location.origin).hash, chapters?.chapters ?? []);
    return chapter?.start == null ? null : { start: chapter.start, end: chapter.end ?? Infinity };
  }

  async #read(): Promise<void> {
    try {
      this.recording = await readRecording(channelInPath(this.#page));
    } catch {
      this.failed = true;
    }
  }
}
