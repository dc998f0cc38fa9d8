/** What a card, a key or the chair's list asks of the page of a sitting's questions. */
export type ModerationOrder =
  | { readonly does: 'publish' | 'refuse' | 'merge' | 'undo' | 'shorten' | 'note' | 'ban' | 'answer' | 'reply' | 'select' | 'apart' | 'send-to-chair' | 'recall' | 'show' | 'take-down'; readonly card: string }
  | { readonly does: 'move'; readonly card: string; readonly item: string | null }
  | { readonly does: 'place'; readonly card: string; readonly before: string | null }
  | { readonly does: 'report'; readonly card: string; readonly report: string; readonly state: 'upheld' | 'dismissed' };

/** Asks {@link order} of the page. */
export function ask(from: HTMLElement, order: ModerationOrder): void {
  from.dispatchEvent(new CustomEvent<ModerationOrder>('moderate', { detail: order, bubbles: true }));
}
