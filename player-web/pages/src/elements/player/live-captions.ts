import type { LiveCaption } from '../../api/live-caption.ts';
import { keepCaptions, keptCaptions, type CaptionLook } from '../../caption/caption-look.ts';
import { transcriptOf } from '../../caption/live-transcript.ts';
import { SpokenNow } from '../../caption/spoken-now.ts';
import './caption-display.ts';
import { SPOKEN } from './captions-menu.ts';

/** What is played moves on: so often it is looked what is said there, in milliseconds. */
const LOOK_MILLIS = 100;

/** The captions over a live picture: at what is played, at live and rewound. Nothing is asked for before somebody wants them. */
export class LiveCaptions {
  readonly #channel: string;
  readonly #playing: () => Date | null;
  readonly #changed: () => void;
  readonly #spoken = new SpokenNow();
  #leave: (() => void) | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  /** The language that is shown, {@link SPOKEN} for any, empty for none. */
  choice = '';
  look: CaptionLook = keptCaptions();
  /** What is shown now. */
  said: readonly LiveCaption[] = [];

  /**
   * @param playing when what is seen was filmed
   * @param changed called once something else is to be shown
   */
  constructor(channel: string, playing: () => Date | null, changed: () => void) {
    this.#channel = channel;
    this.#playing = playing;
    this.#changed = changed;
    if (keptCaptions().isShown) this.choose(SPOKEN);
  }

  /** What there is to choose. */
  tracks(): readonly { readonly language: string; readonly automatic: boolean }[] {
    const { languages } = transcriptOf(this.#channel);
    return [SPOKEN, ...(languages.length > 1 ? languages : [])].map((language) => ({ language, automatic: false }));
  }

  choose(choice: string): void {
    this.choice = choice;
    keepCaptions({ isShown: choice !== '' });
    if (choice) this.#begin();
    else this.close();
    this.#changed();
  }

  looks(change: Partial<CaptionLook>): void {
    keepCaptions(change);
    this.look = keptCaptions();
    this.#changed();
  }

  close(): void {
    clearInterval(this.#ticker);
    this.#leave?.();
    this.#leave = null;
    this.said = [];
  }

  #begin(): void {
    if (this.#leave) return;
    const transcript = transcriptOf(this.#channel);
    this.#leave = transcript.follow(({ isWhole, ids }) => {
      const playing = this.#playing()?.getTime();
      // What was said before is not news.
      for (const id of isWhole || playing === undefined ? [] : ids) {
        const caption = transcript.find(id);
        if (caption) this.#spoken.came(caption, playing!);
      }
      this.#show();
    });
    this.#ticker = setInterval(() => this.#show(), LOOK_MILLIS);
  }

  #show(): void {
    const playing = this.#playing()?.getTime();
    const { captions } = transcriptOf(this.#channel);
    const wanted = this.choice === SPOKEN ? captions : captions.filter(({ language }) => language === this.choice);
    const said = playing === undefined ? [] : this.#spoken.at(playing, wanted);
    if (said.length === this.said.length && said.every((one, index) => one === this.said[index])) return;
    this.said = said;
    this.#changed();
  }
}
