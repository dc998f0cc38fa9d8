import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LiveCaption } from '../../api/live-caption.ts';
import type { CaptionLook } from '../../caption/caption-look.ts';
import { PageElement } from '../page-element.ts';

/**
 * Shows what a track of captions says now, or what is said live. Browsers draw captions below everything that lies on the picture, and only some of them let a
 * page move them; so the track is hidden, which still reports its cues, and these are drawn here, over the bars' shade and above the bars.
 */
@customElement('caption-display')
export class CaptionDisplay extends PageElement {
  /** The track that was chosen, null for none. One that the browser shows itself is left to it. */
  @property({ attribute: false }) track: TextTrack | null = null;
  /** What is said live, the oldest first; empty where a track is shown. */
  @property({ attribute: false }) said: readonly LiveCaption[] = [];
  @property({ attribute: false }) look!: CaptionLook;
  @state() private cues: readonly VTTCue[] = [];
  readonly #changed = (): void => this.refresh();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.track?.removeEventListener('cuechange', this.#changed);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.track?.addEventListener('cuechange', this.#changed);
  }

  /** Reads again what the track says: it may have been loaded, or be shown by the browser from now on. */
  refresh(): void {
    const active = this.track?.mode === 'hidden' ? [...(this.track.activeCues ?? [])] : [];
    this.cues = active.filter((one): one is VTTCue => one instanceof VTTCue);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('track')) return;
    (changed.get('track') as TextTrack | null | undefined)?.removeEventListener('cuechange', this.#changed);
    this.track?.addEventListener('cuechange', this.#changed);
    this.refresh();
  }

  protected override render() {
    const isTop = this.look.place === 'top';
    const above = this.cues.filter((cue) => isTop || isAbove(cue)).map(line);
    const below = this.cues.filter((cue) => !isTop && !isAbove(cue)).map(line);
    (isTop ? above : below).push(...this.said.map(saidLine));
    const look = `caption-${this.look.size} caption-${this.look.colours}`;
    return html`${above.length > 0 ? html`<div class="captions-above ${look}">${above}</div>` : nothing}<div class="captions-below ${look}">${below}</div>`;
  }
}

function line(cue: VTTCue) {
  return html`<p class="caption is-${sideOf(cue.align)}">${plain(cue.getCueAsHTML())}</p>`;
}

/** A caption as it is spoken: its end is what is read. */
function saidLine({ language, text }: LiveCaption) {
  return html`<p class="caption is-center is-said" lang=${language}>${text}</p>`;
}

/** Whether a cue asks for the upper half (WebVTT 3.3, line). Below, all stand together: where the bars leave room for them. */
function isAbove({ line: place, snapToLines }: VTTCue): boolean {
  if (place === 'auto') return false;
  return snapToLines ? place >= 0 && place < 8 : place < 50;
}

function sideOf(align: AlignSetting): 'start' | 'center' | 'end' {
  if (align === 'start' || align === 'left') return 'start';
  return align === 'end' || align === 'right' ? 'end' : 'center';
}

/** Words, italics and the like; the classes are the file's, and mean nothing to our style sheets. */
function plain(words: DocumentFragment): DocumentFragment {
  for (const part of words.querySelectorAll('[class]')) part.removeAttribute('class');
  return words;
}
