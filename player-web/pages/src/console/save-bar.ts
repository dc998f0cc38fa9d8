import { html, nothing, type TemplateResult } from 'lit';
import type { SaveState } from '../draft/draft.ts';
import { preciseTimeOfDay, text } from '../text/text.ts';

/** What is edited, as far as it matters to whether it is saved. */
interface Edited {
  readonly state: SaveState;
  readonly savedAt: Date | null;
}

/** How what is typed stands, in words. */
export function saveWords({ state, savedAt }: Edited): string {
  return state === 'saved' && savedAt ? text('editor.save.saved-at', { time: preciseTimeOfDay(savedAt) }) : text(`editor.save.${state}`);
}

/**
 * The bar that stays at the top of what is edited.
 *
 * @param links what can be gone to or done from there
 * @param told what is said instead of how it stands
 */
export function saveBar(edited: Edited, links: unknown = nothing, told = ''): TemplateResult {
  return html`<div class="save-bar save-${edited.state}"><p role="status">${told || saveWords(edited)}</p>${links === nothing ? nothing : html`<span class="row-actions">${links}</span>`}</div>`;
}
