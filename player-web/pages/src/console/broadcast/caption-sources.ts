import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CaptionSources as Sources } from '../../api/operator.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { number, preciseTimeOfDay, text } from '../../text/text.ts';

type Source = Sources['sources'][number];

/** Who writes the captions of a channel, the best first, and how the recogniser is. */
@customElement('caption-sources')
export class CaptionSources extends PageElement {
  @property({ attribute: false }) captions!: Sources;

  protected override render() {
    const { sources, recogniser } = this.captions;
    return html`<ol class="caption-sources">${sources.map((one) => this.#row(one))}</ol>
      ${recogniser?.why ? html`<p class="order-failed">${recogniser.why[language()]}</p>` : nothing}`;
  }

  #row(one: Source) {
    const how = one.source === 'recogniser' ? this.#recogniser() : '';
    const last = one.lastAt ? text('caption-sources.last', { time: preciseTimeOfDay(new Date(one.lastAt)) }) : how ? '' : text('caption-sources.silent');
    return html`<li class=${one.isShown ? 'is-shown' : ''}><strong>${text(`live-captions.state.${one.source}`)}</strong>
      <span>${[how, last].filter(Boolean).join(text('list.and'))}</span>
      ${one.isShown ? html`<em>${text('caption-sources.shown')}</em>` : nothing}</li>`;
  }

  #recogniser(): string {
    const { recogniser } = this.captions;
    if (!recogniser) return text('caption-sources.no-recogniser');
    const seconds = (millis: number) => number(millis / 1000, 1);
    const state = text(`caption-sources.${recogniser.state}`, { delay: seconds(recogniser.delayMillis) });
    return recogniser.skippedMillis > 0 ? `${state}${text('list.and')}${text('caption-sources.skipped', { skipped: seconds(recogniser.skippedMillis) })}` : state;
  }
}
