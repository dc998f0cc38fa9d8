import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { moveBroadcast, openBroadcast, Refusal, resumeBroadcast, type OperatorChannel } from '../../api/operator.ts';
import type { Interruption } from '../../api/channel.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, text } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/** So long after a closed session the camera stays off the air, in seconds: what comes first was filmed behind closed doors. */
const AFTER_CLOSED_SESSION = 4;

/** The orders that a channel takes in its state: preview, on air, end. */
@customElement('broadcast-controls')
export class BroadcastControls extends PageElement {
  @property({ attribute: false }) channel!: OperatorChannel;
  /** What the broadcast is called unless somebody types otherwise. */
  @property({ attribute: false }) suggestedTitle = '';
  @state() private working = false;
  @state() private refusal: Refusal | null = null;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  @query('input') private titleField!: HTMLInputElement | null;

  protected override render() {
    const open = this.channel.state === 'preview' || this.channel.state === 'live';
    return html`${open ? nothing : this.#title()}
      <div class="orders">${this.#orders()}</div>
      <p class="order-failed" role="alert">${this.refusal ? notCarriedOut(this.refusal) : nothing}</p>
      <confirm-dialog></confirm-dialog>`;
  }

  #title() {
    return html`<label class="field">
      <span>${text('console.title-field')}<small>${text('console.title-field.hint')}</small></span>
      <input type="text" maxlength="200" autocomplete="off" .value=${this.suggestedTitle} />
    </label>`;
  }

  #orders() {
    switch (this.channel.state) {
      case 'offline':
      case 'ended':
        return [
          this.#button('console.preview', 'primary', icons.eye, () => this.#open('preview')),
          this.#button('console.start-live', '', icons.record, () => this.#open('live')),
        ];
      case 'preview':
        return [
          this.#button('console.go-live', 'primary', icons.record, () => this.#goLive()),
          this.#button('console.end-preview', '', icons.stop, () => this.#move('end')),
        ];
      case 'live':
        return [...this.#interruptions(), this.#button('console.end', 'danger', icons.stop, () => this.#end())];
    }
  }

  #interruptions() {
    const suspend = this.#button('console.suspend', '', icons.pause, () => this.#move('suspend'));
    const floor = this.#button('console.floor', '', icons.viewers, () => this.#move('floor'));
    const close = this.#button('console.close', '', icons.lock, () => this.#move('close'));
    switch (this.channel.broadcast?.interruption?.kind) {
      case 'suspension':
        return [this.#button('console.resume', 'primary', icons.play, () => this.#resume('suspension')), close];
      case 'publicFloor':
        return [this.#button('console.resume-debate', 'primary', icons.play, () => this.#resume('publicFloor')), close];
      case 'closedSession':
        return [this.#button('console.reopen', '', icons.play, () => this.#reopen()), this.#itemButton()];
      case undefined:
        return [suspend, floor, close];
    }
  }

  /** What the public sees once the session is open again, in words: no picture of the room is made behind closed doors. */
  #willBeSeen(): string {
    const source = this.channel.sources.find((one) => one.onAir && one.state === 'DELIVERING') ?? this.channel.sources.find((one) => one.state === 'DELIVERING');
    return source ? text('console.reopen.camera', { source: source.name }) : text('console.reopen.slate');
  }

  /** Item and floor go with the picture, unless the clerk says otherwise. */
  #itemButton() {
    const shown = this.channel.broadcast?.interruption?.itemShown === true;
    return this.#button(shown ? 'console.hide-item' : 'console.show-item', '', icons.eye, () => this.#move(shown ? 'hide-item' : 'show-item'));
  }

  /** Asked, and what the public will see is shown: from then on it can't be taken back. */
  async #reopen(): Promise<void> {
    if (await this.confirm.ask('reopen', { seen: this.#willBeSeen(), seconds: number(AFTER_CLOSED_SESSION + (this.channel.publicationDelay ?? 0)) })) await this.#resume('closedSession');
  }

  async #resume(from: Interruption['kind']): Promise<void> {
    if (this.channel.broadcast) await resumeBroadcast(this.channel.broadcast, from);
  }

  #button(key: Parameters<typeof text>[0], look: string, icon: unknown, order: () => Promise<void>) {
    return html`<button type="button" class="button order ${look}" ?disabled=${this.working} @click=${() => void this.#run(order)}>
      ${icon}${text(this.working ? 'console.working' : key)}
    </button>`;
  }

  async #open(state: 'preview' | 'live'): Promise<void> {
    if (state === 'live' && !(await this.#sourceOrConfirmed())) return;
    await openBroadcast(this.channel.id, state, this.titleField?.value.trim() ?? '');
  }

  async #goLive(): Promise<void> {
    if (await this.#sourceOrConfirmed()) await this.#move('live');
  }

  async #end(): Promise<void> {
    if (await this.confirm.ask('end')) await this.#move('end');
  }

  async #move(move: Parameters<typeof moveBroadcast>[1]): Promise<void> {
    if (this.channel.broadcast) await moveBroadcast(this.channel.broadcast, move);
  }

  async #sourceOrConfirmed(): Promise<boolean> {
    const delivers = this.channel.sources.some((source) => source.state === 'DELIVERING');
    return delivers || this.confirm.ask('no-source');
  }

  /** One order at a time: a second click while one is under way does nothing. */
  async #run(order: () => Promise<void>): Promise<void> {
    if (this.working) return;
    this.refusal = null;
    this.working = true;
    try {
      await order();
    } catch (error) {
      this.refusal = error instanceof Refusal ? error : new Refusal(0, null);
    } finally {
      this.working = false;
    }
  }
}
