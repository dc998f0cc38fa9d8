import { html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { bufferedUntil } from '../../player/buffered.ts';
import { latePlayback } from '../../player/hls-script.ts';
import { LatePlayback } from '../../player/late-playback.ts';
import type { Playback, PlaybackListener } from '../../player/playback.ts';
import type { HlsConfig } from 'hls.js';
import { commandOf, shortcutsEnabled, type Command } from '../../player/shortcuts.ts';
import { language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import type { ControlBar } from './control-bar.ts';
import { PageElement } from '../page-element.ts';
import type { SeekBar, SeekWindow } from './seek-bar.ts';

export const JUMP_SECONDS = 10;
const SHOWN_EVENTS = ['timeupdate', 'progress', 'durationchange', 'seeking', 'loadedmetadata'] as const;
/** Before a click or a key that plays. */
const WARMING_EVENTS = ['pointerover', 'pointerdown', 'focusin'] as const;

/** The commands that depend on what is played. */
export type OwnCommand = Exclude<Command, 'help' | 'louder' | 'quieter' | 'mute' | 'fullscreen' | 'picture'>;

/**
 * What the live's and the recording's player have in common: the one video element, the controls
 * over it, and the keys. Emits `help-request`.
 */
export abstract class PlayerElement extends PageElement {
  @query('video') protected video!: HTMLVideoElement;
  @query('seek-bar') private seekBar!: SeekBar | null;
  readonly #key = (event: KeyboardEvent): void => this.#pressed(event);
  readonly #place = (): void => this.showPlace();

  /** Whether there is a picture to command. */
  protected abstract commanded(): boolean;
  protected abstract obey(command: OwnCommand): void;
  /** What the seek bar shows now. */
  protected abstract seekWindow(): SeekWindow;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
  }

  protected override firstUpdated(): void {
    for (const name of SHOWN_EVENTS) this.video.addEventListener(name, this.#place);
  }

  protected override updated(): void {
    this.showPlace();
  }

  /**
   * A button over the picture went with what it did: the keyboard goes on where the same can be done next, which is to pause, or to turn the
   * sound off again; else to what took the button's place.
   */
  protected keepFocus({ detail }: CustomEvent<string>): void {
    const next = this.querySelector<HTMLElement>(detail.includes('sound-offer') ? 'media-mute-button' : 'media-play-button');
    const bar = this.querySelector<ControlBar>('control-bar:defined');
    if (next && bar) void bar.focusOn(next);
    else (this.querySelector<HTMLElement>('player-scene :is(button, a), replay-scene :is(button, a)') ?? this.video).focus();
  }

  /** Brings the seek bar up to date. */
  protected showPlace(): void {
    if (this.seekBar) this.seekBar.window = this.seekWindow();
  }

  /** How far the media around the picture are loaded. */
  protected loaded(): number {
    return bufferedUntil(this.video.buffered, this.video.currentTime, 0.5);
  }

  /**
   * The playback that this browser can, null if none. hls.js comes once somebody seems to be about to play; at once with `soon`.
   *
   * @param change of our configuration of hls.js
   */
  protected playback(listener: PlaybackListener, { change = {}, soon = false }: { change?: Partial<HlsConfig>; soon?: boolean }): Playback | null {
    const playback = latePlayback(this.video, listener, change);
    return playback instanceof LatePlayback ? this.warmed(playback, soon) : playback;
  }

  /** Has the playback fetch what it needs at once, or once somebody seems to be about to play. */
  protected warmed<Warm extends { warm(): void }>(playback: Warm, soon: boolean): Warm {
    if (soon) playback.warm();
    for (const name of WARMING_EVENTS) this.addEventListener(name, () => playback.warm(), { once: true });
    return playback;
  }

  /** The bars over the picture, each control with the rank that the {@link ControlBar} asks for. Built anew in another language, which Media Chrome takes only then. */
  protected controls(seekBar: TemplateResult, place: TemplateResult, menus: TemplateResult, captions: TemplateResult | typeof nothing = nothing) {
    return keyed(language(), html`<div class="control-shade"></div>
      ${captions}
      <media-control-bar class="seek-bar">${seekBar}</media-control-bar>
      <control-bar class="control-bar">
        <media-play-button notooltip data-rank="1"></media-play-button>
        <media-seek-backward-button seekoffset=${JUMP_SECONDS} data-rank="7"></media-seek-backward-button>
        <media-seek-forward-button seekoffset=${JUMP_SECONDS} data-rank="9"></media-seek-forward-button>
        <media-mute-button data-rank="3"></media-mute-button>
        <media-volume-range data-rank="13" data-name=${text('player.volume')}></media-volume-range>
        ${place}
        <span class="control-space"></span>
        ${menus}
        <media-pip-button data-rank="12"></media-pip-button>
        <media-fullscreen-button slot="end" data-rank="2"></media-fullscreen-button>
      </control-bar>`);
  }

  /**
   * Says again whether there is sound: loading drops the events that are on their way (HTML, media element load algorithm), so that of
   * sound that was turned on just before nobody would hear.
   */
  protected tellSound(event: Event): void {
    event.currentTarget?.dispatchEvent(new Event('volumechange'));
  }

  /** Asks Media Chrome, which owns volume, full screen and the rest. */
  protected request(type: string, detail?: number): void {
    this.querySelector('media-controller')?.dispatchEvent(new CustomEvent(type, { detail, bubbles: false, composed: true }));
  }

  #pressed(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    const element = target instanceof Element ? target : null;
    const command = commandOf(event, hostOf(element), element !== null && event.composedPath().includes(this));
    if (!command || !shortcutsEnabled()) return;
    if (command === 'help') this.dispatchEvent(new CustomEvent('help-request', { bubbles: true }));
    else if (this.commanded()) this.#command(command);
    else return;
    event.preventDefault();
  }

  #command(command: Exclude<Command, 'help'>): void {
    const { volume, muted } = this.video;
    switch (command) {
      case 'louder':
        return this.request('mediavolumerequest', Math.min(1, volume + 0.1));
      case 'quieter':
        return this.request('mediavolumerequest', Math.max(0, volume - 0.1));
      case 'mute':
        return this.request(muted ? 'mediaunmuterequest' : 'mediamuterequest');
      case 'fullscreen':
        return this.request(document.fullscreenElement ? 'mediaexitfullscreenrequest' : 'mediaenterfullscreenrequest');
      case 'picture':
        return this.request(document.pictureInPictureElement ? 'mediaexitpiprequest' : 'mediaenterpiprequest');
      default:
        return this.obey(command);
    }
  }
}

/** The control that a part of its shadow tree belongs to. */
function hostOf(element: Element | null): Element | null {
  const root = element?.getRootNode();
  return root instanceof ShadowRoot ? hostOf(root.host) : element;
}
