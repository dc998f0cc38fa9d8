import { order, read } from './request.ts';
import type { Publication, Publications, SittingPublications } from './schema.ts';
import { sittingAddress, type ClerkSitting } from './sitting.ts';

export type { Publication, Publications, SittingPublications } from './schema.ts';

/** The deliberation that an item became. */
export type OwnDeliberation = SittingPublications['deliberations'][number];

/** A matter of the nomenclature of acts. */
export interface Matter {
  readonly code: string;
  readonly name: string;
}

/** What an order to publish came to; `entered` is false if it was online already. */
export interface Published {
  readonly entered: boolean;
  readonly state: SittingPublications;
}

/** What is typed of a deliberation. */
export interface TypedDeliberation {
  readonly number: string;
  readonly matter: string;
  readonly signed: string | null;
}

const REGISTER = '/api/v1/operator/publications';

function publicationsAddress(sitting: string): string {
  return `/api/v1/operator/sittings/${encodeURIComponent(sitting)}/publications`;
}

/** Throws {@link Refusal}, as all of these. */
export function readSittingPublications(sitting: string): Promise<SittingPublications> {
  return read(publicationsAddress(sitting));
}

export function publishList(sitting: string): Promise<Published> {
  return order('POST', `${publicationsAddress(sitting)}/list`, {});
}

export function publishDeliberation(sitting: string, item: string, typed: TypedDeliberation): Promise<Published> {
  const { number, matter, signed } = typed;
  return order('POST', `${publicationsAddress(sitting)}/items/${encodeURIComponent(item)}`, signed ? { number, matter, signed } : { number, matter });
}

/** Writes down what is typed of a deliberation; of one that is online only its matter changes. */
export function saveDeliberation(sitting: string, version: number, item: string, deliberation: TypedDeliberation): Promise<ClerkSitting> {
  return order('PATCH', `${sittingAddress(sitting)}/items/${encodeURIComponent(item)}`, { version, deliberation });
}

/** @param early true: whoever withdraws knows that it should stay for longer */
export function withdrawPublication(number: number, reason: string, hidesTitle: boolean, early: boolean): Promise<SittingPublications> {
  return order('POST', `${REGISTER}/${number}/withdrawal`, { reason, hidesTitle, early });
}

/** The register as clerks read it; {@link before}: only entries of lower numbers. */
export function readRegister(before: number | null = null): Promise<Publications> {
  return read(before === null ? REGISTER : `${REGISTER}?before=${before}`);
}

export function certificateAddress({ number }: Publication): string {
  return `${REGISTER}/${number}/certificate.pdf`;
}

export async function readMatters(): Promise<readonly Matter[]> {
  return (await read<{ readonly matters: readonly Matter[] }>('/api/v1/matters')).matters;
}
