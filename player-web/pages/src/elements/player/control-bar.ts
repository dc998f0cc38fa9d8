import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LanguageController } from '../../text/language-controller.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { hidePanel, showPanel } from './menu-panel.ts';

/** Widths are fractions of pixels, whose sum may be a hair more than the room that they fill. */
const TOLERANCE_PIXELS = 0.5;

/**
 * The bar of the player's controls, none of which is ever cut off: those that do not fit are in the menu "More" at its end, from where
 * they work as in the bar. Widths are measured, so that it holds for any width of the picture, size of the letters and length of the words.
 *
 * A child with `data-rank` is such a control; those with the lowest stay longest. One with `slot="end"` comes after the menu. The
 * children stay where their owner drew them: only the slot that shows them changes.
 */
@customElement('control-bar')
export class ControlBar extends LitElement {
  static override readonly styles = css`
    :host {
      position: relative;
      display: flex;
      align-items: center;
    }

    .more {
      display: grid;
      flex: none;
      place-items: center;
      width: var(--control-size);
      height: var(--control-size);
      padding: 0;
      border: 0;
      border-radius: var(--radius);
      background: none;
      color: inherit;
      cursor: pointer;
    }

    .more:hover {
      background: rgb(255 255 255 / 0.14);
    }

    .more:focus-visible {
      outline: 3px solid var(--stage-accent);
      outline-offset: -3px;
    }

    /* The room that the picture leaves it, else it scrolls. */
    .panel {
      position: absolute;
      right: var(--space-2);
      bottom: 100%;
      box-sizing: border-box;
      min-width: min(15rem, 100% - 2 * var(--space-2));
      max-width: calc(100% - 2 * var(--space-2));
      max-height: calc(100cqh - var(--control-size) - var(--space-4));
      overflow: auto;
      scrollbar-color: var(--on-stage-soft) transparent;
      padding: var(--space-2);
      border: 1px solid rgb(255 255 255 / 0.2);
      border-radius: var(--radius);
      background: var(--stage-raised);
      color: var(--on-stage);
      box-shadow: 0 10px 30px rgb(0 0 0 / 0.5);
      line-height: var(--line);
      z-index: 2;
    }

    .panel:popover-open {
      position: fixed;
      inset: auto var(--space-2) var(--space-2);
      width: auto;
      max-width: none;
      /* What is left above it is pressed to close it. */
      max-height: max(60dvh, 100dvh - 4rem);
      margin: 0;
    }

    .icon {
      width: var(--control-icon);
      height: var(--control-icon);
      fill: currentColor;
    }

    [hidden] {
      display: none !important;
    }
  `;

  /** Whether the menu is open. */
  @property({ type: Boolean, reflect: true }) open = false;
  @query('.more') private more!: HTMLButtonElement;
  @query('.panel') private panel!: HTMLElement;
  /** Where a control belongs while it fits. */
  readonly #homes = new WeakMap<Element, string>();
  readonly #sizes = new ResizeObserver(() => this.#arrange());
  readonly #children = new MutationObserver(() => this.#adopt());
  readonly #outside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  constructor() {
    super();
    new LanguageController(this);
    this.addEventListener('focusout', ({ relatedTarget }) => {
      // Seen from outside, who is on the menu's button is on the bar itself; a press on words gives the focus to what is around them.
      const leaves = relatedTarget instanceof Node && !relatedTarget.contains(this);
      if (leaves && !this.#controls().some((one) => one.slot === 'more' && one.contains(relatedTarget))) this.open = false;
    });
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
    this.#children.observe(this, { childList: true });
    this.#sizes.observe(this);
    if (this.hasUpdated) this.#adopt();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#outside);
    this.#children.disconnect();
    this.#sizes.disconnect();
  }

  protected override render() {
    return html`<slot></slot>
      <button type="button" class="more" aria-expanded=${this.open} aria-controls="panel" aria-label=${text('player.more')} title=${text('player.more')} @click=${() => (this.open = !this.open)}>
        ${icons.more}
      </button>
      <div id="panel" class="panel" role="group" aria-label=${text('player.more')} ?hidden=${!this.open}><slot name="more"></slot></div>
      <slot name="end"></slot>`;
  }

  protected override firstUpdated(): void {
    this.#adopt();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('open') || changed.get('open') === undefined) return;
    if (this.open) showPanel(this.panel);
    else hidePanel(this.panel);
  }

  /** Gives the focus to {@link control}, or to the menu that holds it. */
  async focusOn(control: HTMLElement): Promise<void> {
    // What has no slot yet can't have the focus.
    await this.updateComplete;
    if (control.slot === 'more' && !this.open) this.more.focus();
    else control.focus();
  }

  #adopt(): void {
    this.#sizes.disconnect();
    this.#sizes.observe(this);
    for (const control of this.#controls()) {
      if (!this.#homes.has(control)) this.#homes.set(control, control.slot);
      this.#sizes.observe(control);
    }
    this.#arrange();
  }

  #controls(): HTMLElement[] {
    return [...this.children].filter((one): one is HTMLElement => one instanceof HTMLElement && 'rank' in one.dataset);
  }

  /** Puts as much as fits into the bar. */
  #arrange(): void {
    if (!this.isConnected || this.clientWidth === 0) return;
    const focused = this.querySelector(':scope > :focus-within');
    const onMore = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === this.more;
    const controls = this.#controls();
    for (const control of controls) this.#move(control, this.#homes.get(control) ?? '');
    this.more.hidden = false;
    const widths = new Map(controls.map((control) => [control, control.getBoundingClientRect().width]));
    const { paddingLeft, paddingRight } = getComputedStyle(this);
    const room = this.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) + TOLERANCE_PIXELS;
    const moved = overflowing(controls.map((control) => [Number(control.dataset['rank']), widths.get(control) ?? 0] as const), room, this.more.getBoundingClientRect().width);
    for (const index of moved) this.#move(controls[index]!, 'more');
    this.more.hidden = moved.length === 0;
    if (moved.length === 0) this.open = false;
    // What had the focus is still reached from where it went.
    if (focused?.slot === 'more' && !this.open) this.more.focus();
    if (onMore && this.more.hidden) controls[0]?.focus();
  }

  #move(control: Element, slot: string): void {
    if (control.slot === slot) return;
    if (slot) control.slot = slot;
    else control.removeAttribute('slot');
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.more.focus();
  }
}

/**
 * Which of the controls do not fit, by their place in {@link controls}.
 *
 * @param controls rank and width of each; what is not shown is 0 wide
 * @param room the bar's width
 * @param more the width of the menu's button, needed as soon as one does not fit
 */
export function overflowing(controls: readonly (readonly [rank: number, width: number])[], room: number, more: number): readonly number[] {
  const shown = controls.map(([rank, width], index) => ({ rank, width, index })).filter(({ width }) => width > 0);
  const total = shown.reduce((sum, { width }) => sum + width, 0);
  if (total <= room) return [];
  const ranked = shown.sort((one, other) => one.rank - other.rank);
  let left = room - more;
  const fitting = ranked.findIndex(({ width }) => (left -= width) < 0);
  return ranked.slice(Math.max(1, fitting)).map(({ index }) => index);
}
