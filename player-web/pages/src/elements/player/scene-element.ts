import { html, nothing, type TemplateResult } from 'lit';
import { text, type TextKey } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

type Card = 'absent' | 'offline' | 'ended' | 'network' | 'media' | 'unsupported' | 'deleted' | 'unknown' | 'on-air' | 'finished';

/**
 * The pieces of what covers the picture. Sub-classes say when. A button that goes with what it stood on emits `focus-lost` if it had the
 * focus, with its classes.
 */
export abstract class SceneElement extends PageElement {
  /** What has the focus here while it is drawn anew. */
  #held: Element | null = null;

  protected override willUpdate(): void {
    const { activeElement } = document;
    this.#held = this.contains(activeElement) ? activeElement : null;
  }

  protected override updated(): void {
    if (this.#held && !this.#held.isConnected) this.dispatchEvent(new CustomEvent<string>('focus-lost', { detail: this.#held.className, bubbles: true }));
    this.#held = null;
  }

  protected waiting(key: TextKey) {
    return html`<p class="scene-wait"><span class="spinner"></span>${text(key)}</p>`;
  }

  /** A card with a title and a text, and what can be done. */
  protected card(name: Card, action: TemplateResult | typeof nothing, over?: string, words?: TextKey) {
    return html`<div class="scene-card scene-${name}">
      ${over ? html`<p class="scene-over">${over}</p>` : nothing}
      <p class="scene-title">${text(`player.${name}.title`)}</p>
      <p class="scene-text">${text(words ?? `player.${name}.text`)}</p>
      ${action}
    </div>`;
  }

  /** What stands in the way of playing, with what can be done about it; {@link instead} where this browser can play nothing. */
  protected troubled(trouble: 'network' | 'media' | 'unsupported', instead: TemplateResult) {
    return this.card(trouble, trouble === 'unsupported' ? instead : this.button('retry-request', 'player.network.retry', icons.retry));
  }

  protected button(event: string, key: TextKey, icon: TemplateResult, style = '') {
    return html`<button type="button" class="button on-picture ${style}" @click=${() => this.emit(event)}>
      ${icon}${text(key)}
    </button>`;
  }

  protected link(address: string, key: TextKey, icon: TemplateResult) {
    return html`<a class="button on-picture" href=${address}>${icon}${text(key)}</a>`;
  }

  protected emit(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}
