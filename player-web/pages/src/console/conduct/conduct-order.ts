import type { Mark } from '../../api/marks.ts';

/** What a clerk wants who conducts a sitting; elements emit it as the event `conduct`. */
export type ConductOrder =
  | { readonly does: 'next' | 'earlier' | 'undo' | 'redo' | 'silence' | 'take-over' | 'lay-down' | 'help' | 'roll' }
  | { readonly does: 'vote'; readonly item: string }
  | { readonly does: 'item'; readonly item: string }
  | { readonly does: 'chapter'; readonly title: string }
  | { readonly does: 'speak'; readonly name: string }
  | { readonly does: 'select'; readonly item: string }
  | { readonly does: 'remove'; readonly mark: Mark };

/** Emits an order from an element. */
export function conduct(from: HTMLElement, order: ConductOrder): void {
  from.dispatchEvent(new CustomEvent<ConductOrder>('conduct', { detail: order, bubbles: true }));
}
