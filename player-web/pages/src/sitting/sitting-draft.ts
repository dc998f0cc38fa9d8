import { sittingAddress, type ClerkSitting } from '../api/sitting.ts';
import { Draft, type DraftKind } from '../draft/draft.ts';
import { agendaOrder, editable, factsOrder, merge, put, type Edited } from './merge.ts';

const SITTING: DraftKind<ClerkSitting, Edited> = {
  key: ({ id }) => `tribune.sitting.${id}`,
  editable,
  merge,
  put,
  parts: [
    { address: ({ id }) => sittingAddress(id), order: factsOrder, after: (base, mine) => ({ ...mine, agenda: base.agenda }) },
    { address: ({ id }) => `${sittingAddress(id)}/agenda`, order: agendaOrder, after: (base, mine) => ({ ...base, agenda: mine.agenda }) },
  ],
};

/** A sitting that is being edited. */
export class SittingDraft extends Draft<ClerkSitting, Edited> {
  constructor(sitting: ClerkSitting, changed: () => void, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    super(SITTING, sitting, changed, storage);
  }

  get sitting(): ClerkSitting {
    return this.saved;
  }
}
