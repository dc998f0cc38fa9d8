import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ClerkItem } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { ItemRun, SittingRun } from '../../sitting/sitting-run.ts';
import { length, plural, text, timeOfDay, unbroken } from '../../text/text.ts';
import { labelOf } from '../mark-label.ts';
import { conduct } from './conduct-order.ts';
import { icons } from '../icons.ts';

/** The agenda as large targets: a click begins the item. */
@customElement('conduct-agenda')
export class ConductAgenda extends PageElement {
  @property({ attribute: false }) agenda: readonly ClerkItem[] = [];
  @property({ attribute: false }) run!: SittingRun;
  /** The item whose note and vote are shown. */
  @property({ attribute: false }) selected: string | null = null;
  @property({ attribute: false }) hindered = false;
  @property({ attribute: false }) editor = '';

  /** Puts the focus one item further up or down. */
  step(by: -1 | 1): void {
    const rows = [...this.querySelectorAll<HTMLElement>('.run-item')];
    const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('run') as SittingRun | undefined;
    if (changed.has('run') && before?.current?.item !== this.run.current?.item) this.#reveal();
  }

  protected override render() {
    return html`<section class="panel run" aria-labelledby="run-title">
      <div class="panel-head"><h2 id="run-title">${text('sitting.agenda')} <small class="soft">${plural('sitting.items', this.agenda.length)}</small></h2>
        <a class="button small" href=${this.editor} target="_blank" rel="noopener">${icons.pencil}${text('conduct.prepare')}</a></div>
      ${this.agenda.length === 0 ? html`<p class="notice">${text('conduct.no-agenda')}</p>` : html`<p class="soft run-hint">${text('conduct.agenda-hint')}</p>`}
      <ol class="run-list">${repeat(this.agenda, (item) => item.id, (item) => this.#row(item))}</ol>
    </section>`;
  }

  #row(item: ClerkItem) {
    const run = this.run.items.get(item.id);
    const isNext = this.run.next?.id === item.id;
    const noted = [item.vote ? text(`vote.${item.vote.outcome}`) : '', item.notes ? text('conduct.noted') : ''].filter(Boolean);
    return html`<li class="run-row level-${item.level} kind-${item.kind} ${run ? (run.lasts ? 'run-now' : 'run-been') : ''}">
      <button type="button" class="run-item" aria-current=${run?.lasts ? 'step' : nothing} aria-disabled=${this.hindered} @click=${() => conduct(this, { does: 'item', item: item.id })}>
        <span class="run-number">${item.numbering}</span>
        <span class="run-words">${unbroken(item.title) || text('sitting.untitled-item')}
          ${run || isNext || noted.length > 0 ? html`<small>${[run ? stateOf(run) : isNext ? text('conduct.is-next') : '', ...noted].filter(Boolean).join(text('list.and'))}</small>` : nothing}</span>
        <span class="run-sign" aria-hidden="true">${run ? (run.lasts ? icons.record : icons.check) : isNext ? icons.arrow : nothing}</span>
      </button>
      ${item.kind === 'heading' ? nothing : html`<button type="button" class="icon-button run-open" aria-pressed=${this.selected === item.id} aria-label=${text('conduct.open-item', { item: labelOf(item) })} title=${text('conduct.note-and-vote')} @click=${() => conduct(this, { does: 'select', item: item.id })}>${icons.pencil}</button>`}
    </li>`;
  }

  /** Scrolls the list alone, not the page, to the item that lasts. */
  #reveal(): void {
    const list = this.querySelector<HTMLElement>('.run-list');
    const row = this.querySelector<HTMLElement>('.run-now');
    if (list && row) list.scrollTop = row.offsetTop - list.offsetTop - list.clientHeight / 3;
  }
}

function stateOf(run: ItemRun): string {
  if (run.lasts) return text('conduct.lasts', { time: timeOfDay(run.start) });
  return text('conduct.been', { time: timeOfDay(run.start), length: length(run.millis / 1000) });
}
