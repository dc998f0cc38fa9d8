import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OperatorChannel } from '../../api/operator.ts';
import type { ClerkSitting, SittingMode, SittingStatus, Suggestions } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { DETAILS, type Detail } from '../../sitting/details.ts';
import type { Edited } from '../../sitting/merge.ts';
import { text } from '../../text/text.ts';
import { fromWall } from '../../time/site-zone.ts';
import { FIRST_DAY, onDay } from '../typed-day.ts';
import { zoneWords } from '../zone-words.ts';

const MODES: readonly SittingMode[] = ['in-person', 'videoconference', 'both'];
const STATUSES: readonly SittingStatus[] = ['draft', 'announced', 'open', 'held', 'postponed', 'cancelled'];

/** When and where a sitting is, and whether the public sees it. Emits `edit`. */
@customElement('sitting-form')
export class SittingForm extends PageElement {
  @property({ attribute: false }) edited!: Edited;
  @property({ attribute: false }) sitting!: ClerkSitting;
  @property({ attribute: false }) channels: readonly OperatorChannel[] = [];
  @property({ attribute: false }) suggestions: Suggestions | null = null;
  @state() private typed: string | null = null;

  protected override render() {
    const { title, body, localStart, mode, openToPublic, channel, status } = this.edited;
    const { bodies = [] } = this.suggestions ?? {};
    const isPast = this.typed !== null && fromWall(localStart) < new Date();
    return html`<section class="panel" aria-labelledby="form-title">
      <div class="panel-head"><h2 id="form-title">${text('editor.facts')}</h2>
        <label class="field status-field"><span>${text('sitting-form.status')}</span>
          <select @change=${(event: Event) => this.#edit({ status: (event.target as HTMLSelectElement).value })}>
            ${STATUSES.filter((one) => one !== 'draft' || this.sitting.status === 'draft' || this.sitting.status === 'announced').map(
              (one) => html`<option value=${one} ?selected=${one === status}>${text(`sitting.status.${one}`)}</option>`,
            )}
          </select></label></div>
      ${status === 'draft'
        ? html`<div class="announce"><p>${text('editor.draft')}</p><button type="button" class="button primary" @click=${() => this.#edit({ status: 'announced' })}>${text('editor.announce')}</button></div>`
        : nothing}
      <div class="fields">
        <label class="field"><span>${text('sitting-form.body')}</span>
          <input required maxlength="120" autocomplete="off" list="form-bodies" .value=${body} @input=${this.#text('body')} /></label>
        <label class="field"><span>${text('sitting-form.title')}</span>
          <input maxlength="200" autocomplete="off" aria-describedby="form-title-hint" .value=${title} @input=${this.#text('title')} /><small id="form-title-hint">${text('sitting-form.title.hint')}</small></label>
        <label class="field"><span>${text('sitting-form.start')}</span>
          <input type="datetime-local" min="${FIRST_DAY}T00:00" required aria-describedby="form-zone form-past" .value=${localStart} @change=${this.#start} /><small id="form-zone">${zoneWords()}</small><small id="form-past" class="hint-warn" role="status">${isPast ? text('sitting-form.past-now') : nothing}</small></label>
        ${DETAILS.map(({ name, longest, suggestions }) => html`<label class="field"><span>${text(`sitting.${name}`)}</span>
          <input maxlength=${longest} autocomplete="off" list=${suggestions ? `form-${suggestions}` : nothing} .value=${this.edited[name]} @input=${this.#text(name)} /></label>`)}
        <label class="field"><span>${text('sitting.mode')}</span>
          <select @change=${(event: Event) => this.#edit({ mode: (event.target as HTMLSelectElement).value })}>
            ${MODES.map((one) => html`<option value=${one} ?selected=${one === mode}>${text(`sitting.mode.${one}`)}</option>`)}
          </select></label>
        <label class="field"><span>${text('sitting-form.channel')}</span>
          <select @change=${(event: Event) => this.#edit({ channel: (event.target as HTMLSelectElement).value || null })}>
            <option value="" ?selected=${!channel}>${text('sitting-form.no-channel')}</option>
            ${this.#channels().map((one) => html`<option value=${one.id} ?selected=${one.id === channel}>${one.name}</option>`)}
          </select></label>
      </div>
      <label class="check"><input type="checkbox" .checked=${openToPublic} @change=${(event: Event) => this.#edit({ openToPublic: (event.target as HTMLInputElement).checked })} /><span>${text('sitting-form.public')}</span></label>
      <datalist id="form-bodies">${bodies.map((one) => html`<option value=${one}></option>`)}</datalist>
      ${DETAILS.map(({ suggestions }) => (suggestions ? html`<datalist id="form-${suggestions}">${this.suggestions?.[suggestions].map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing))}
    </section>`;
  }

  /** One that is configured no more is still that of the sitting. */
  #channels(): readonly { readonly id: string; readonly name: string }[] {
    const own = this.sitting.channel;
    return own && !this.channels.some((one) => one.id === own.id) ? [...this.channels, own] : this.channels;
  }

  readonly #start = onDay((value) => {
    if (!value) return;
    this.typed = value;
    this.#edit({ localStart: value.slice(0, 16) });
  });

  #text(field: 'title' | 'body' | Detail) {
    return (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      // An assembly's name is needed: an empty one waits until something is typed.
      if (field !== 'body' || value.trim()) this.#edit({ [field]: value });
    };
  }

  #edit(detail: Partial<Edited>): void {
    this.dispatchEvent(new CustomEvent<Partial<Edited>>('edit', { detail, bubbles: true }));
  }
}
