import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { clipOf, type RecordingDetail, type Shown } from '../../api/recording.ts';
import { readSiteName } from '../../api/site.ts';
import type { Floor } from '../../player/transcript.ts';
import { RecordingFeed } from '../../player/recording-feed.ts';
import type { QualityChoice } from '../../player/media-state.ts';
import { initialReplay, replayScene, type ReplayState } from '../../player/replay-state.ts';
import { text } from '../../text/text.ts';
import type { EmbedDialog } from '../player/embed-dialog.ts';
import { icons } from '../icons.ts';
import '../player/listen-choice.ts';
import { openEmbed, openShortcuts } from '../player/open-dialog.ts';
import { PageElement } from '../page-element.ts';
import { announceReplay, endInHash, placeInHash } from '../../player/replay-address.ts';
import { ReplayPlayer } from '../player/replay-player.ts';
import '../player/share-menu.ts';
import type { ShortcutDialog } from '../player/shortcut-dialog.ts';
import { StatusLine } from '../status-line.ts';

const NOBODY: readonly Floor[] = [];

/** All of the media. */
const WHOLE: Shown = { start: 0, end: Infinity };

/** A page with the player of something that was recorded; with `embedded`, the player alone. */
export abstract class RecordedPage extends PageElement {
  @property({ type: Boolean }) embedded = false;
  /** The transcript is open. */
  @state() private reads = false;
  @state() protected replay: ReplayState = initialReplay;
  @state() protected siteName = '';
  /** The second that plays. */
  @state() protected place = 0;
  private readonly status = new StatusLine(() => this.requestUpdate());
  @query('replay-player') protected player!: ReplayPlayer;
  @query('shortcut-dialog') private shortcuts!: ShortcutDialog;
  @query('embed-dialog') private embedDialog!: EmbedDialog;
  readonly #linked = placeInHash(location.hash);
  /** Where the passage ends that the address asks for: it stops there, once. */
  #end = endInHash(location.hash);
  #feed: RecordingFeed | null = null;
  readonly #moved = (): void => {
    this.#end = endInHash(location.hash);
    this.obeyAddress();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#moved);
    this.#feed?.close();
    this.status.close();
  }

  protected override firstUpdated(): void {
    void this.player.updateComplete.then(() => {
      this.place = Math.floor(this.player.place());
      this.#feed = this.feed();
      this.#feed.start();
    });
    void readSiteName().then((name) => (this.siteName = name));
  }

  /** The feed of the recording, not started yet; it reports to {@link told}. */
  protected abstract feed(): RecordingFeed;

  /** What hears the feed: the player. */
  protected readonly told = {
    recording: (recording: RecordingDetail): void => this.player.recording(recording),
    refused: (why: 'absent' | 'deleted'): void => this.player.refused(why),
    connected: (connected: boolean): void => this.player.connected(connected),
  };

  /** Goes to the place that the address asks for. */
  protected obeyAddress(): void {
    const place = placeInHash(location.hash);
    if (place !== null) this.player.beginAt(place);
  }

  #placed(place: number): void {
    this.place = place;
    if (this.#end === null || place < this.#end) return;
    // Whoever has gone further listens on.
    if (place < this.#end + 2) this.player.pause();
    this.#end = null;
  }

  /** The player, which keeps where it was under {@link id}. */
  protected stage(id: string) {
    return html`<replay-player
      recording-id=${id}
      .linked=${this.#linked}
      .embedded=${this.embedded}
      @replay-state=${this.#changed}
      @place-change=${(event: CustomEvent<number>) => this.#placed(event.detail)}
      @refresh-request=${() => this.#feed?.askNow()}
      @help-request=${() => void openShortcuts(this.shortcuts)}
    ></replay-player>`;
  }

  /** What is said of the player to who can't see it, and its help. */
  protected rest() {
    return html`<p class="visually-hidden" role="status">${this.status.line ? text(this.status.line) : nothing}</p>
      <shortcut-dialog replay></shortcut-dialog>`;
  }

  /** What can be done with it beside playing: passing it on, listening to it, its keys. */
  protected tools(name: string) {
    return html`<div class="toolbar">
      <share-menu .name=${name} .moment=${() => this.player.place()} @embed-request=${() => void openEmbed(this.embedDialog)}></share-menu>
      <listen-choice .choice=${this.replay.choice} @quality-choice=${(event: CustomEvent<QualityChoice>) => this.player.choose(event.detail)}></listen-choice>
      <button type="button" class="icon-button keyboard-only" aria-label=${text('watch.shortcuts')} title=${text('watch.shortcuts')} @click=${() => void openShortcuts(this.shortcuts)}>${icons.keyboard}</button>
    </div>`;
  }

  /** What is said, by its captions; the words of {@link text} for it come with src/text/report.ts. */
  protected transcript(recording: RecordingDetail) {
    const { captions, shown, chapters } = recording;
    return html`<details class="downloads transcript" @toggle=${this.#wantsTranscript}>
      <summary><h2 class="downloads-title">${text('webtv.transcript')}</h2><span class="downloads-hint">${text('webtv.transcript.hint')}</span></summary>
      ${this.reads ? html`<report-transcript .captions=${captions} .shown=${shown ?? WHOLE} .floors=${chapters?.speakers ?? NOBODY} .place=${this.place} .clip=${clipOf(recording)} @place-request=${(event: CustomEvent<number>) => this.goTo(event.detail)}></report-transcript>` : nothing}
    </details>`;
  }

  async #wantsTranscript(event: Event): Promise<void> {
    const { open } = event.target as HTMLDetailsElement;
    if (open) await import('../caption/report-transcript.ts');
    this.reads = open;
  }

  /** True if there is something to play. */
  protected watchable(): boolean {
    const shown = replayScene(this.replay);
    return shown === 'ready' || shown === 'watching';
  }

  /** Plays from {@link seconds} on, in sight. */
  protected goTo(seconds: number): void {
    this.player.goTo(seconds);
    this.player.scrollIntoView({ block: 'nearest' });
  }

  #changed(event: CustomEvent<ReplayState>): void {
    const before = this.replay;
    this.replay = event.detail;
    this.status.follow(this.replay, announceReplay(before, this.replay));
  }
}
