import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { MenuLeaving } from '../menu-leaving.ts';
import { hidePanel, showPanel } from './menu-panel.ts';
import { PageElement } from '../page-element.ts';

/** A row of a {@link ControlMenu}. */
export interface MenuChoice<T> {
  readonly value: T;
  readonly label: string;
  /** A word beside it. */
  readonly note?: string;
}

/**
 * A button of the control bar that opens a group of radio buttons. Sub-classes say what there is
 * to choose; a choice is emitted as the event {@link event}, with the value as detail.
 */
export abstract class ControlMenu<T extends string | number> extends PageElement {
  /** The menu's name, and the words for what is chosen. */
  protected abstract caption(): string;
  protected abstract chosen(): string;
  /** What the button shows. */
  protected abstract face(): TemplateResult;
  protected abstract choices(): readonly MenuChoice<T>[];
  /** What there is to choose beside that. */
  protected more(): TemplateResult | typeof nothing {
    return nothing;
  }
  protected abstract readonly event: string;
  abstract choice: T;
  @state() private open = false;
  @query('.menu-panel') private panel!: HTMLElement;

  constructor() {
    super();
    new MenuLeaving(this, { open: () => this.open, close: (returns) => this.#close(returns) });
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || !this.open) return;
      event.stopPropagation();
      this.#close(true);
    });
  }

  protected override render() {
    const panel = `${this.event}-panel`;
    return html`<button
        type="button"
        class="control"
        aria-expanded=${this.open}
        aria-controls=${panel}
        aria-label=${this.chosen()}
        title=${this.caption()}
        @click=${this.#toggle}
      >
        ${this.face()}<span class="menu-name">${this.chosen()}</span>
      </button>
      <fieldset id=${panel} class="menu-panel" ?hidden=${!this.open}>
        <legend>${this.caption()}</legend>
        ${this.open ? html`${this.choices().map((choice) => this.#row(choice))}${this.more()}` : nothing}
      </fieldset>`;
  }

  #row({ value, label, note }: MenuChoice<T>) {
    return html`<label class="menu-row">
      <input
        type="radio"
        name=${this.event}
        .value=${String(value)}
        .checked=${value === this.choice}
        @change=${() => this.dispatchEvent(new CustomEvent<T>(this.event, { detail: value, bubbles: true }))}
      />
      <span>${label}</span>
      ${note ? html`<small>${note}</small>` : nothing}
    </label>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('open')) return;
    // Within the menu "More" it opens below its row.
    if (this.open && this.slot !== 'more') showPanel(this.panel);
    else hidePanel(this.panel);
  }

  async #toggle(): Promise<void> {
    this.open = !this.open;
    if (!this.open) return;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('input:checked')?.focus();
  }

  #close(returns: boolean): void {
    this.open = false;
    if (returns) this.querySelector('button')?.focus();
  }
}
