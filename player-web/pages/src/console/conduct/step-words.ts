import type { ClerkItem } from '../../api/sitting.ts';
import type { Step } from '../../sitting/mark-history.ts';
import type { VoteStep } from '../../sitting/vote-history.ts';
import { preciseTimeOfDay, text } from '../../text/text.ts';
import { labelOf } from '../mark-label.ts';

/** What a step did to a mark, in words. */
export function wordsOf(step: Step | undefined): string | null {
  if (!step) return null;
  const { before, after } = step;
  const mark = after ?? before;
  if (!mark) return null;
  const what = labelOf(mark);
  if (mark.kind === 'speaker' && after && !before) return mark.title ? text('conduct.step.floor', { what }) : text('conduct.step.floor-end');
  if (before && after) return text('conduct.step.moved', { what, time: preciseTimeOfDay(new Date(after.start)) });
  return text(after ? 'conduct.step.began' : 'conduct.step.removed', { what });
}

/** What was decided, in words. */
export function voteWords(step: VoteStep, agenda: readonly ClerkItem[]): string {
  const item = agenda.find(({ id }) => id === step.item);
  return text('ballot.step', { item: item ? labelOf(item) : '' });
}
