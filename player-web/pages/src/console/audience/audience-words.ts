import { html, nothing, type TemplateResult } from 'lit';
import { number, plural, text } from '../../text/text.ts';

/** A figure: what it is of, how much, and what else there is to know of it. */
export type Fact = readonly [name: string, value: string, more?: string | undefined];

/** Figures side by side. */
export function facts(all: readonly Fact[]): TemplateResult {
  return html`<dl class="audience-facts">
    ${all.map(([name, value, more]) => html`<div><dt>${name}</dt><dd>${value}${more ? html` <span class="soft">${more}</span>` : nothing}</dd></div>`)}
  </dl>`;
}

/** Minutes that all together watched: 1 250 min. */
export function minutes(count: number): string {
  return text('audience.minutes', { count: number(count, count > 0 && count < 10 ? 1 : 0) });
}

/** The most who were there at once; nothing if it never was on air for anybody. */
export function peak(people: number, more?: string): readonly Fact[] {
  return people > 0 ? [[text('audience.peak'), plural('audience.peak.people', people), more]] : [];
}

export function viewings(count: number): Fact {
  return [text('audience.viewings'), number(count), text('audience.viewings.hint')];
}
