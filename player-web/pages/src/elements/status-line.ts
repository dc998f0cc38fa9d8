import type { MediaState } from '../player/media-state.ts';
import type { TextKey } from '../text/text.ts';

/** So long a line stays for a screen reader to say it; who comes to it later would read what is no longer so. In milliseconds. */
const SAID_MILLIS = 10_000;

/**
 * What a screen reader says of the player: each change once, and nothing that is over by then. A trouble is over when the picture moves
 * again or, for who paused it meanwhile, when the connection is back; what came before either says nothing yet.
 */
export class StatusLine {
  readonly #changed: () => void;
  #line: TextKey | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The trouble that was said, and whose end was not. */
  #open: MediaState['trouble'] = null;

  /** @param changed called when {@link line} is another */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is to be said now; null for nothing. */
  get line(): TextKey | null {
    return this.#line;
  }

  /** @param other what else the change says, null if nothing */
  follow(after: MediaState, other: TextKey | null): void {
    const said = this.#ofTrouble(after) ?? other;
    if (said) this.#say(said);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #ofTrouble({ trouble, media }: MediaState): TextKey | null {
    if (trouble && trouble !== this.#open) {
      this.#open = trouble;
      return `player.${trouble}.title`;
    }
    if (trouble || !this.#open) return null;
    // What takes the place of the media has words of its own.
    if (media === 'empty' || media === 'finished') this.#open = null;
    if (media !== 'playing' && media !== 'paused') return null;
    const key = media === 'playing' ? 'announce.recovered' : 'announce.reconnected';
    this.#open = null;
    return key;
  }

  #say(line: TextKey): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#set(null), SAID_MILLIS);
    this.#set(line);
  }

  #set(line: TextKey | null): void {
    this.#line = line;
    this.#changed();
  }
}
