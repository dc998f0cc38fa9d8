import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readTrailHead, verifyTrail, type TrailHead as Head, type TrailVerification } from '../../api/audit.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, plural, text, timeOfDay } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** Where the audit trail ends, to be printed and kept, and whether it holds. */
@customElement('trail-head')
export class TrailHead extends PageElement {
  @state() private head: Head | null = null;
  @state() private verdict: TrailVerification | null = null;
  @state() private busy = false;
  @state() private fault: unknown = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override render() {
    if (!this.head?.head) return this.fault ? html`<p class="order-failed" role="alert">${reasonOf(this.fault)}</p>` : nothing;
    const { entries, head, certificate, checkpoint } = this.head;
    return html`<details class="trail-head">
      <summary>${text('audit.head.title')}</summary>
      <p>${text('audit.head.intro')}</p>
      <p>${plural('audit.head.entries', entries)}</p>
      <pre class="trail-sum" tabindex="0" aria-label=${text('audit.head.sum')}>${grouped(head)}</pre>
      ${certificate ? html`<p>${text('audit.head.certificate')}<br /><code class="trail-certificate">${certificate}</code></p>` : nothing}
      <p class="soft">${checkpoint?.mailedAt
        ? text('audit.head.mailed', { day: day(checkpoint.mailedAt), time: timeOfDay(checkpoint.mailedAt) })
        : text('audit.head.not-mailed')}</p>
      <form class="trail-check" @submit=${this.#verify}>
        <label class="field"><span>${text('audit.head.told')}</span><textarea name="head" rows="2" autocomplete="off" spellcheck="false"></textarea></label>
        <div class="row-actions">
          <button type="submit" class="button" ?disabled=${this.busy}>${text('audit.head.verify')}</button>
          <button type="button" class="button" @click=${() => window.print()}>${text('audit.head.print')}</button>
        </div>
      </form>
      <div role="status">${this.verdict ? this.#verdict(this.verdict) : nothing}</div>
      ${this.fault ? html`<p class="order-failed" role="alert">${reasonOf(this.fault)}</p>` : nothing}
    </details>`;
  }

  #verdict({ sound, entries, violations }: TrailVerification) {
    if (sound) return html`<p class="trail-sound">${plural('audit.head.sound', entries)}</p>`;
    return html`<p class="order-failed">${text('audit.head.broken')}</p>
      <ul>${violations.slice(0, 20).map(({ kind, number }) => html`<li>${text(`audit.broken.${kind}`, { number: String(number) })}</li>`)}</ul>`;
  }

  async #read(): Promise<void> {
    try {
      this.head = await readTrailHead();
    } catch (error) {
      this.fault = error;
    }
  }

  async #verify(event: Event): Promise<void> {
    event.preventDefault();
    const told = String(new FormData(event.currentTarget as HTMLFormElement).get('head') ?? '').trim();
    this.busy = true;
    this.verdict = null;
    try {
      this.verdict = await verifyTrail(told);
      this.fault = null;
    } catch (error) {
      this.fault = error;
    } finally {
      this.busy = false;
    }
  }
}

/** The number, then four groups a line. */
function grouped(head: string): string {
  const [number = '', ...groups] = head.split(' ');
  const lines = [0, 4, 8, 12].map((at) => groups.slice(at, at + 4).join(' '));
  return [number, ...lines].join('\n');
}
