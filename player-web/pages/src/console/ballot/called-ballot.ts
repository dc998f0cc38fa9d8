import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Position } from '../../api/assembly.ts';
import type { Speaker } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { Voter } from '../../sitting/attendance.ts';
import { namedAlone, type OpenBallot } from '../../sitting/ballot.ts';
import { text } from '../../text/text.ts';
import { voterWords } from './ballot-words.ts';

const POSITIONS: readonly (readonly [Position, string])[] = [['for', 'F'], ['against', 'C'], ['abstains', 'A'], ['no-part', 'N']];

/** A vote in which each is called by name: one key each. Emits `ballot-change`, and `ballot-result` for Enter once all were called. */
@customElement('called-ballot')
export class CalledBallot extends PageElement {
  @property({ attribute: false }) ballot!: OpenBallot;
  @property({ attribute: false }) voters: readonly Voter[] = [];
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  @state() private place = 0;
  #focusNext = false;

  override focus(): void {
    this.#go(Math.max(0, this.voters.findIndex(({ speaker }) => !this.ballot.named[speaker])));
  }

  protected override updated(): void {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.querySelectorAll<HTMLElement>('.call-name')[this.place]?.focus();
  }

  protected override render() {
    return html`<ol class="calls" @keydown=${this.#press}>${repeat(this.voters, ({ speaker }) => speaker, ({ speaker, holder }, index) => {
      const name = voterWords(this.speakers, speaker, holder);
      const position = this.ballot.named[speaker];
      const tab = index === this.place ? 0 : -1;
      return html`<li class="call call-${position ?? 'open'}" @focusin=${() => (this.place = index)}>
        <span class="call-name" role="group" tabindex=${tab} aria-label=${text('roll.said', { name, how: text(position ? `ballot.position.${position}` : 'ballot.not-called') })}>${name}</span>
        <span class="call-keys" role="group" aria-label=${name}>${POSITIONS.map(([one, key]) => html`<button type="button" class="button small" tabindex=${tab} aria-pressed=${position === one} @click=${() => this.#cast(index, one)}>
          <span>${text(`ballot.position.${one}`)}</span><kbd aria-hidden="true">${key}</kbd></button>`)}</span></li>`;
    })}</ol>`;
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat && event.key.length === 1) return;
    const letter = event.key.toUpperCase();
    // “Pour” begins with a P, which is as good.
    const position = POSITIONS.find(([, key]) => key === (letter === 'P' ? 'F' : letter))?.[0];
    const isOnName = (event.target as Element).matches('.call-name');
    if (position) this.#cast(this.place, position);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#go(this.place + (event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key === 'Backspace') this.#back();
    else if (event.key === 'Enter' && isOnName) this.dispatchEvent(new CustomEvent('ballot-result', { bubbles: true }));
    else return;
    event.preventDefault();
  };

  #cast(index: number, position: Position): void {
    const voter = this.voters[index];
    if (!voter) return;
    this.#tell(namedAlone(this.ballot, voter.speaker, position));
    this.#go(index + 1);
  }

  /** To the one before, who is called again. */
  #back(): void {
    const place = this.ballot.named[this.voters[this.place]?.speaker ?? ''] ? this.place : this.place - 1;
    const voter = this.voters[place];
    if (!voter) return;
    this.#tell(namedAlone(this.ballot, voter.speaker, null));
    this.#go(place);
  }

  #tell(ballot: OpenBallot): void {
    this.dispatchEvent(new CustomEvent<OpenBallot>('ballot-change', { detail: ballot, bubbles: true }));
  }

  #go(place: number): void {
    this.place = Math.max(0, Math.min(this.voters.length - 1, place));
    this.#focusNext = true;
    this.requestUpdate();
  }
}
