import type { Preparation, ReportState, ReportSummary } from '../api/report-desk.ts';

/** What a writer must act on comes first; what a reviewer must, for a reviewer. */
const FOR_WRITERS: readonly ReportState[] = ['returned', 'draft', 'in-review', 'scheduled', 'published', 'unpublished'];
const FOR_REVIEWERS: readonly ReportState[] = ['in-review', 'returned', 'draft', 'scheduled', 'published', 'unpublished'];

export interface ReportGroup {
  readonly state: ReportState;
  readonly reports: readonly ReportSummary[];
}

/** The reports by state, in the order of who reads them; no group is empty. */
export function groupReports(reports: readonly ReportSummary[], isReviewer: boolean): readonly ReportGroup[] {
  return (isReviewer ? FOR_REVIEWERS : FOR_WRITERS)
    .map((state) => ({ state, reports: reports.filter((one) => one.state === state) }))
    .filter((group) => group.reports.length > 0);
}

/** A report's newest preparation that has something to report; null for none. */
export function toldPreparation(preparations: readonly Preparation[], report: string): Preparation | null {
  const newest = preparations.find((one) => one.report === report);
  return newest && newest.state !== 'done' ? newest : null;
}

/** True while something goes on that is worth looking at often. */
export function isUnderWay(preparations: readonly Preparation[]): boolean {
  return preparations.some((one) => one.state === 'waiting' || one.state === 'running');
}
