import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { MarkContent } from '../../api/marks.ts';
import type { Speaker } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text, timeOfDay } from '../../text/text.ts';
import { conduct } from './conduct-order.ts';
import { icons } from '../icons.ts';

/** Who has the floor: a click gives it, one key ends it. */
@customElement('conduct-floor')
export class ConductFloor extends PageElement {
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  @property({ attribute: false }) speaker: MarkContent | null = null;
  @property({ attribute: false }) hindered = false;
  @query('.floor-other') private other!: HTMLInputElement | null;

  /** Puts the focus on the first name, or on the field if there is none. */
  begin(): void {
    (this.querySelector<HTMLElement>('.floor-name') ?? this.other)?.focus();
  }

  protected override render() {
    const { speaker } = this;
    const groups = [...new Set(this.speakers.map((one) => one.group))].sort((one, other) => Number(!one) - Number(!other) || one.localeCompare(other));
    return html`<section class="panel floor" aria-labelledby="floor-title">
      <h2 id="floor-title">${text('conduct.floor')}</h2>
      <div class="floor-now"><p>${speaker ? html`<strong>${speaker.title}</strong> <span class="soft">${text('console.since', { time: timeOfDay(speaker.start) })}</span>` : html`<span class="soft">${text('conduct.floor.none')}</span>`}</p>
        ${speaker ? html`<button type="button" class="button" aria-keyshortcuts="f" aria-disabled=${this.hindered} @click=${() => conduct(this, { does: 'silence' })}>${icons.stop}${text('conduct.floor.end')}</button>` : nothing}</div>
      ${groups.map((group) => html`<div class="floor-group" role="group" aria-label=${group || text('conduct.floor.no-group')}>
        ${groups.length > 1 ? html`<p class="floor-group-name" aria-hidden="true">${group || text('conduct.floor.no-group')}</p>` : nothing}
        <div class="floor-names">${this.speakers.filter((one) => one.group === group && one.name).map((one) => this.#name(one))}</div>
      </div>`)}
      <form class="floor-form" @submit=${this.#speak}>
        <label class="field"><span>${text(this.speakers.length > 0 ? 'conduct.floor.other' : 'conduct.floor.name')}</span>
          <input class="floor-other" maxlength="200" autocomplete="off" /></label>
        <button type="submit" class="button" aria-disabled=${this.hindered}>${text('conduct.floor.give')}</button>
      </form>
    </section>`;
  }

  #name(one: Speaker) {
    const said = saidOf(one);
    return html`<button type="button" class="button floor-name" aria-pressed=${this.speaker?.title === said} aria-disabled=${this.hindered} title=${one.role || nothing}
      @click=${() => conduct(this, { does: 'speak', name: said })}>${one.name}</button>`;
  }

  readonly #speak = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = this.other?.value.trim() ?? '';
    if (!name || !this.other) return;
    conduct(this, { does: 'speak', name });
    if (!this.hindered) this.other.value = '';
  };
}

/** Name and group, as the public reads them. */
function saidOf({ name, group }: Speaker): string {
  return group ? text('conduct.floor.of-group', { name, group }) : name;
}
