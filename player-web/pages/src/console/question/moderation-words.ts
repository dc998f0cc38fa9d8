import type { QuestionStep, RefusalReason } from '../../api/moderation.ts';
import type { AgendaItem } from '../../api/sitting.ts';
import { shortDay, text, timeOfDay } from '../../text/text.ts';
import { wallDay } from '../../time/site-zone.ts';

/** When something was: the hour alone if it was today. */
export function momentOf(iso: string): string {
  return isToday(iso) ? timeOfDay(iso) : text('moderation.moment', { day: shortDay(iso), time: timeOfDay(iso) });
}

/** Until when a ban holds, in words. */
export function untilOf(iso: string): string {
  return isToday(iso) ? text('moderation.bans.until', { time: timeOfDay(iso) }) : text('moderation.bans.until-day', { day: shortDay(iso), time: timeOfDay(iso) });
}

function isToday(iso: string): boolean {
  return wallDay(new Date(iso)) === wallDay(Date.now());
}

/** Who did what with a question, and when. */
export function stepWords({ kind, who, at, detail }: QuestionStep, agenda: readonly AgendaItem[]): string {
  const what = text(`moderation.step.${kind}`);
  const more = detailWords(kind, detail ?? '', agenda);
  const told = more ? text('moderation.step-detail', { what, more }) : what;
  return text('moderation.step-by', { what: told, who: who || text('moderation.author'), time: momentOf(at) });
}

function detailWords(kind: QuestionStep['kind'], detail: string, agenda: readonly AgendaItem[]): string {
  switch (kind) {
    case 'refused':
      return detail ? text(`moderation.reason.${detail as RefusalReason}`) : '';
    case 'moved':
      return detail ? itemWords(agenda, detail) : text('moderation.item.none');
    case 'undone':
      return detail ? text(`moderation.step.${detail as QuestionStep['kind']}`) : '';
    default:
      return '';
  }
}

/** An item in a line: its number and its title. */
export function itemWords(agenda: readonly AgendaItem[], id: string | null): string {
  const item = agenda.find((one) => one.id === id);
  return item ? `${item.numbering} ${item.title}`.trim() : '';
}
