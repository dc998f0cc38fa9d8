import { text } from '../text/text.ts';
import { zoneToName } from '../time/site-zone.ts';

/** Beside a field in which an hour is typed: whose hour, where the browser's clock shows another. */
export function zoneWords(): string {
  const zone = zoneToName();
  return zone ? text('zone.typed', { zone }) : '';
}
