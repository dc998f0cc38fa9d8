import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clash } from '../draft/clash.ts';
import type { Edited } from '../sitting/merge.ts';
import { PageElement } from '../elements/page-element.ts';
import { text, type TextKey } from '../text/text.ts';

const FIELDS: Readonly<Record<string, TextKey>> = {
  title: 'sitting-form.title', body: 'sitting-form.body', localStart: 'sitting-form.start', place: 'sitting-form.place', mode: 'sitting.mode',
  openToPublic: 'sitting-form.public', channel: 'sitting-form.channel', status: 'sitting-form.status', broadcasts: 'sitting-form.broadcasts',
  settled: 'editor.deadlines', level: 'agenda-row.level', numbering: 'agenda-row.numbering', kind: 'agenda-row.kind', rapporteur: 'agenda-row.rapporteur',
  notes: 'agenda-row.notes', vote: 'vote.legend', name: 'speakers.name', role: 'speakers.role', group: 'speakers.group', commune: 'speakers.commune',
  summary: 'report-form.summary', category: 'report-form.category', series: 'report-form.series', date: 'report-form.date', language: 'report-form.language',
  credits: 'report-form.credits', licence: 'report-form.licence', tags: 'report-form.tags', trim: 'report-film.trim', poster: 'report-film.poster', captions: 'captions-desk.title',
};

/** What two people changed at once: shows both, and asks which shall stay. Emits `decide`. */
@customElement('clash-panel')
export class ClashPanel extends PageElement {
  @property({ attribute: false }) clashes: readonly Clash[] = [];
  @property({ attribute: false }) who = '';
  @property({ attribute: false }) edited: Pick<Edited, 'agenda'> = { agenda: [] };

  protected override render() {
    if (this.clashes.length === 0) return nothing;
    return html`<section class="panel clashes" role="alert" aria-labelledby="clash-title">
      <h2 id="clash-title">${text('clash.title')}</h2>
      <p>${text('clash.text', { who: this.who })}</p>
      <ul>
        ${this.clashes.map((clash) => html`<li>
          <h3>${this.#where(clash)}</h3>
          <div class="clash-sides">
            <p><strong>${text('clash.mine')}</strong> <span>${shown(clash.mine)}</span></p>
            <button type="button" class="button small" @click=${() => this.#decide(clash, false)}>${text('clash.keep-mine')}</button>
            <p><strong>${text('clash.theirs', { who: this.who })}</strong> <span>${shown(clash.theirs)}</span></p>
            <button type="button" class="button small" @click=${() => this.#decide(clash, true)}>${text('clash.take-theirs')}</button>
          </div>
        </li>`)}
      </ul>
    </section>`;
  }

  #where({ path }: Clash): string {
    const [list = '', id, field = list] = path.split('/');
    const what = text(FIELDS[field] ?? 'sitting-form.title');
    if (list === 'agenda') {
      const item = this.edited.agenda.find((one) => one.id === id);
      return text('recordings.named', { action: what, title: `${item?.numbering ?? ''} ${item?.title ?? ''}`.trim() });
    }
    // The captions of one language.
    return list === 'captions' && id ? text('recordings.named', { action: what, title: id }) : what;
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
