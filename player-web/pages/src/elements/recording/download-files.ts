import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { passageAddress, recordingAddress, type CaptionTrack, type Download, type RecordingDetail } from '../../api/recording.ts';
import { languageName, size, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';
import './passage-fields.ts';
import type { Passage, PassageFields } from './passage-fields.ts';

/** A passage that is offered before the viewer has chosen one, in seconds. */
const PASSAGE_SECONDS = 60;

/** As what it is offered, the most wanted first. */
const SAID = ['odt', 'txt', 'srt', 'vtt'] as const;

/** The files of a recording, and of a passage of it: the content of the download-panel. */
@customElement('download-files')
export class DownloadFiles extends PageElement {
  @property({ attribute: false }) recording!: RecordingDetail;
  /** Where the player stands, in seconds. */
  @property({ attribute: false }) place = 0;
  @state() private passage: Passage | null = null;
  @state() private chosen = 0;
  @query('passage-fields') private fields!: PassageFields | null;

  protected override firstUpdated(): void {
    const duration = this.recording.duration ?? 0;
    const from = Math.floor(Math.min(this.place, Math.max(0, duration - PASSAGE_SECONDS)));
    this.fields?.fill({ from, to: Math.min(duration, from + PASSAGE_SECONDS) });
  }

  protected override render() {
    const files = this.recording.downloads;
    return html`<div class="downloads-body">
      <section aria-labelledby="download-whole">
        <h3 id="download-whole">${text(this.recording.shown ? 'webtv.download.whole' : 'download.whole')}</h3>
        <ul class="files">${files.map((file) => html`<li>${this.#file(file)}</li>`)}</ul>
      </section>
      ${this.#said()}
      ${this.#cuttable().length > 0 ? this.#passagePart() : nothing}
    </div>`;
  }

  /** What is said, to read and to work on; a film's captions are its report's. */
  #said() {
    const tracks = this.recording.kind === 'report' ? [] : this.recording.captions;
    if (tracks.length === 0) return nothing;
    const link = (track: CaptionTrack, kind: (typeof SAID)[number]) => html`<li><a class="file" href="${recordingAddress(this.recording.id)}/transcript-files/${track.language}.${kind}" download>
      ${icons.file}<span class="file-name">${text(`download.said.${kind}`)}<small>${languageName(track.language)}${track.automatic ? ` – ${text('download.said.automatic')}` : nothing}</small></span>
    </a></li>`;
    return html`<section aria-labelledby="download-said">
      <h3 id="download-said">${text('download.said')}</h3>
      <ul class="files">${tracks.map((track) => SAID.map((kind) => link(track, kind)))}</ul>
    </section>`;
  }

  #file(file: Download) {
    const [icon, name, note] = this.#words(file);
    return html`<a class="file" href=${file.url} download>
      ${icon}<span class="file-name">${name}<small>${note}</small></span><span class="file-size">${size(file.bytes)}</span>
    </a>`;
  }

  #words(file: Download): readonly [TemplateResult, string, string] {
    if (file.kind === 'archive') return [icons.archive, text('download.archive'), text('download.archive.hint')];
    if (file.kind === 'audio') return [icons.headphones, text('download.audio'), text('download.audio.hint')];
    const height = this.recording.renditions.find((one) => one.id === file.rendition)?.height;
    return [icons.film, height ? text('download.video', { height }) : text('download.video.any'), text(videoHint(height ?? 0))];
  }

  #passagePart() {
    const files = this.#cuttable();
    const file = files[this.chosen] ?? files[0];
    return html`<section aria-labelledby="download-passage">
      <h3 id="download-passage">${text('download.passage')}</h3>
      <p class="soft">${text('download.passage.hint')}</p>
      <form novalidate @submit=${this.#take}>
        <passage-fields
          .duration=${this.recording.duration}
          .place=${this.place}
          @passage-change=${(event: CustomEvent<Passage | null>) => (this.passage = event.detail)}
        ></passage-fields>
        <label class="field">
          <span>${text('download.quality')}</span>
          <select @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).selectedIndex)}>
            ${files.map((one, index) => html`<option ?selected=${index === this.chosen}>${this.#words(one)[1]}</option>`)}
          </select>
        </label>
        <div class="passage-take">
          <button type="submit" class="button primary">${icons.scissors}${text('download.passage.take')}</button>
          <span class="soft">${file && this.passage ? this.#estimate(file, this.passage) : nothing}</span>
        </div>
      </form>
    </section>`;
  }

  #estimate(file: Download, { from, to }: Passage): string {
    const share = Math.min(1, (to - from) / Math.max(1, this.recording.duration ?? 0));
    return text('download.passage.size', { size: size(file.bytes * share) });
  }

  #cuttable(): readonly Download[] {
    const { shown, downloads } = this.recording;
    // Whoever wants a passage of a short film takes it all.
    return shown ? [] : downloads.filter((file) => file.kind !== 'archive');
  }

  #take(event: Event): void {
    event.preventDefault();
    const passage = this.fields?.check() ? this.fields.passage() : null;
    const file = this.#cuttable()[this.chosen];
    if (!passage || !file) return;
    const link = Object.assign(document.createElement('a'), { href: passageAddress(file, passage.from, passage.to), download: '' });
    link.click();
  }
}

function videoHint(height: number) {
  if (height >= 900) return 'download.video.big';
  if (height >= 600) return 'download.video.medium';
  return height >= 400 ? 'download.video.fair' : 'download.video.small';
}
