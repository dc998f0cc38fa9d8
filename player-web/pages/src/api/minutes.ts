import { order, read } from './request.ts';
import type { Minutes, MinutesBlock, MinutesRevision } from './schema.ts';

export type { ChangedMinutes, Minutes, MinutesBlock, MinutesBlockKind, MinutesRevision } from './schema.ts';

/** A passage that stays as somebody wrote it, and what would be composed in its place. */
export interface KeptPassage {
  readonly id: string;
  readonly composed: string;
}

export interface ComposedMinutes {
  readonly minutes: Minutes;
  readonly kept: readonly KeptPassage[];
}

export function minutesAddress(sitting: string): string {
  return `/api/v1/operator/sittings/${encodeURIComponent(sitting)}/minutes`;
}

/** The address of a file of them: odt, docx, pdf or html. */
export function minutesFile(sitting: string, ending: string): string {
  return `${minutesAddress(sitting)}/files/minutes.${ending}`;
}

/** Throws {@link Refusal}, as all of these: 404 while nobody has begun them. */
export function readMinutes(sitting: string): Promise<Minutes> {
  return read(minutesAddress(sitting));
}

/** Has a draft composed; with the version of the one that is there, what nobody has edited is composed anew. */
export function composeMinutes(sitting: string, version: number | null): Promise<ComposedMinutes> {
  return order('POST', minutesAddress(sitting), version === null ? {} : { version });
}

/** Writes down that the sitting {@link at} adopted them: from now on everybody reads them. */
export function adoptMinutes(sitting: string, version: number, at: string): Promise<Minutes> {
  return order('POST', `${minutesAddress(sitting)}/adoption`, { version, at });
}

/** What was heard in the sitting, in order. */
export async function readHeard(sitting: string): Promise<readonly MinutesBlock[]> {
  return (await read<{ blocks: readonly MinutesBlock[] }>(`${minutesAddress(sitting)}/transcript`)).blocks;
}

/** What the draft was before, the newest first. */
export async function readMinutesRevisions(sitting: string): Promise<readonly MinutesRevision[]> {
  return (await read<{ revisions: readonly MinutesRevision[] }>(`${minutesAddress(sitting)}/revisions`)).revisions;
}

export async function readMinutesRevision(sitting: string, number: number): Promise<readonly MinutesBlock[]> {
  return (await read<{ blocks: readonly MinutesBlock[] }>(`${minutesAddress(sitting)}/revisions/${number}`)).blocks;
}
