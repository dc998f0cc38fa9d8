import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PresenceChange } from '../api/assembly.ts';
import type { Clash } from '../draft/clash.ts';
import { DETAILS } from '../sitting/details.ts';
import type { Edited } from '../sitting/merge.ts';
import { PageElement } from '../elements/page-element.ts';
import { text, type TextKey } from '../text/text.ts';
import { changeWords, nameOf } from './roll-words.ts';

const FIELDS: Readonly<Record<string, TextKey>> = {
  ...Object.fromEntries(DETAILS.map(({ name }) => [name, `sitting.${name}` as const])),
  title: 'sitting-form.title', body: 'sitting-form.body', localStart: 'sitting-form.start', mode: 'sitting.mode',
  openToPublic: 'sitting-form.public', channel: 'sitting-form.channel', status: 'sitting-form.status', broadcasts: 'sitting-form.broadcasts',
  settled: 'editor.deadlines', level: 'agenda-row.level', numbering: 'agenda-row.numbering', kind: 'agenda-row.kind', rapporteur: 'agenda-row.rapporteur',
  notes: 'agenda-row.notes', vote: 'agenda-row.vote', name: 'speakers.name', role: 'speakers.role', group: 'speakers.group', commune: 'speakers.commune',
  motions: 'ballot.motion', deliberation: 'clash.deliberation', seats: 'roll.title', changes: 'roll.title', insteadOf: 'roll.substitute', chair: 'attendance.chair', secretary: 'attendance.secretary',
  convokedOn: 'attendance.convoked-on', withoutQuorum: 'attendance.without-quorum', member: 'editor.speakers', from: 'member.from', until: 'member.until', substitute: 'member.substitute',
  proxiesPerHolder: 'rules.proxies', quorum: 'rules.quorum', deliberationPattern: 'rules.pattern', publishesAttendance: 'rules.publishes', siret: 'collectivity.siret',
  summary: 'report-form.summary', category: 'report-form.category', series: 'report-form.series', date: 'report-form.date', language: 'report-form.language',
  credits: 'report-form.credits', licence: 'report-form.licence', tags: 'report-form.tags', trim: 'report-film.trim', poster: 'report-film.poster', captions: 'captions-desk.title',
};

/** What two people changed at once: shows both, and asks which shall stay. Emits `decide`. */
@customElement('clash-panel')
export class ClashPanel extends PageElement {
  @property({ attribute: false }) clashes: readonly Clash[] = [];
  @property({ attribute: false }) who = '';
  @property({ attribute: false }) edited: Pick<Edited, 'agenda'> & Partial<Pick<Edited, 'speakers'>> = { agenda: [] };
  /** Of an assembly that is edited. */
  @property({ attribute: false }) members: readonly { readonly id: string; readonly name: string }[] = [];
  /** Names a passage of minutes by its id. */
  @property({ attribute: false }) place: (id: string) => string = (id) => id;

  protected override render() {
    if (this.clashes.length === 0) return nothing;
    return html`<section class="panel clashes" role="alert" aria-labelledby="clash-title">
      <h2 id="clash-title">${text('clash.title')}</h2>
      <p>${text('clash.text', { who: this.who })}</p>
      <ul>
        ${this.clashes.map((clash) => html`<li>
          <h3>${this.#where(clash)}</h3>
          <div class="clash-sides">
            <p><strong>${text('clash.mine')}</strong> <span>${this.#shown(clash, clash.mine)}</span></p>
            <button type="button" class="button small" @click=${() => this.#decide(clash, false)}>${text('clash.keep-mine')}</button>
            <p><strong>${text('clash.theirs', { who: this.who })}</strong> <span>${this.#shown(clash, clash.theirs)}</span></p>
            <button type="button" class="button small" @click=${() => this.#decide(clash, true)}>${text('clash.take-theirs')}</button>
          </div>
        </li>`)}
      </ul>
    </section>`;
  }

  #where({ path }: Clash): string {
    if (path.startsWith('attendance/')) return this.#ofAttendance(path);
    const [list = '', id, field = list === 'rules' || list === 'collectivity' ? id : list] = path.split('/');
    const what = text(list === 'collectivity' && id === 'name' ? 'collectivity.name' : (FIELDS[field ?? ''] ?? 'sitting-form.title'));
    if (list === 'members') return text('recordings.named', { action: what, title: this.members.find((one) => one.id === id)?.name ?? '' });
    if (list === 'agenda') {
      const item = this.edited.agenda.find((one) => one.id === id);
      return text('recordings.named', { action: what, title: `${item?.numbering ?? ''} ${item?.title ?? ''}`.trim() });
    }
    if (list === 'blocks') return this.place(id ?? '');
    // The captions of one language.
    return list === 'captions' && id ? text('recordings.named', { action: what, title: id }) : what;
  }

  /** What somebody noted of a member in words, a speaker by name. */
  #shown({ path }: Clash, value: unknown): string {
    const speakers = this.edited.speakers ?? [];
    if (/^attendance\/seats\/.*\/changes$/.test(path) && Array.isArray(value)) {
      return (value as PresenceChange[]).map((change) => changeWords(change, nameOf(speakers, path.split('/')[2] ?? ''), speakers)).join(', ') || text('roll.not-called');
    }
    const who = typeof value === 'string' && path.startsWith('attendance/') ? speakers.find(({ id }) => id === value) : undefined;
    return who?.name ?? shown(value);
  }

  /** `attendance/chair`, or `attendance/seats/SPEAKER/changes`. */
  #ofAttendance(path: string): string {
    const [, name = '', id, field = name] = path.split('/');
    const what = text(FIELDS[field] ?? 'attendance.title');
    const who = this.edited.speakers?.find((one) => one.id === id)?.name;
    return who ? text('recordings.named', { action: what, title: who }) : what;
  }

  #decide(clash: Clash, theirs: boolean): void {
    this.dispatchEvent(new CustomEvent('decide', { detail: { clash, theirs }, bubbles: true }));
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string' && value) return value;
  if (Array.isArray(value) && value.length > 0) return value.join(', ');
  return value === null || value === '' ? '∅' : JSON.stringify(value);
}
