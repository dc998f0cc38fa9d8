import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AssemblyRules, Collectivity, Member } from '../../api/assembly.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { blankMember, movedMember, ranked, type AssemblyDraft } from '../../sitting/assembly-draft.ts';
import { plural, text } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import './collectivity-form.ts';
import './member-import.ts';
import type { MemberImport, MembersRead } from './member-import.ts';
import './member-row.ts';
import type { MemberMove, MemberRow } from './member-row.ts';
import './rules-form.ts';

const MOST_MEMBERS = 500;

/** The same each time: rows are not drawn again for it. */
const NOBODY: readonly Member[] = [];

/** The members of an assembly in the order of the table, and its rules. */
@customElement('assembly-editor')
export class AssemblyEditor extends PageElement {
  @property({ attribute: false }) draft!: AssemblyDraft;
  /** Of the draft's changes, so that each is drawn. */
  @property({ attribute: false }) version = 0;
  @state() private open: string | null = null;
  @query('member-import') private import!: MemberImport;
  @query('confirm-dialog') private confirm!: ConfirmDialog;

  protected override render() {
    const { members, rules, collectivity } = this.draft.mine;
    const distinct = (field: 'role' | 'group') => [...new Set(members.map((one) => one[field]))].filter(Boolean);
    const named = members.filter(({ name }) => name);
    return html`<section class="panel" aria-labelledby="members-title">
        <div class="panel-head"><h2 id="members-title">${text('assembly.members')} <small class="soft">${plural('assembly.members', members.length)}</small></h2>
          <button type="button" class="button small" @click=${() => void this.import.show(this.draft.saved.id)}>${icons.paste}${text('assembly.import')}</button></div>
        ${members.length > 0 ? html`<p class="soft agenda-hint">${text('assembly.hint')}</p>` : html`<p class="notice">${text('assembly.no-members')}</p>`}
        <datalist id="member-roles">${distinct('role').map((one) => html`<option value=${one}></option>`)}</datalist>
        <datalist id="member-groups">${distinct('group').map((one) => html`<option value=${one}></option>`)}</datalist>
        <ol class="member-rows">${repeat(members, ({ id }) => id, (member, index) => html`<li data-member=${member.id}>
          <member-row .member=${member} .place=${index} .others=${this.open === member.id || member.substitute ? named.filter(({ id }) => id !== member.id) : NOBODY} ?open=${this.open === member.id}
            @member-change=${(event: CustomEvent<Partial<Member>>) => this.#change(member.id, event.detail)}
            @member-move=${(event: CustomEvent<MemberMove>) => void this.#move(member.id, event.detail)}></member-row></li>`)}</ol>
        <button type="button" class="button" aria-disabled=${members.length >= MOST_MEMBERS} @click=${() => void this.#add(members.length)}>${icons.plus}${text('assembly.add')}</button>
        ${members.length >= MOST_MEMBERS ? html`<p class="hint-warn" role="status">${text('assembly.full', { most: MOST_MEMBERS })}</p>` : nothing}
      </section>
      <section class="panel" aria-labelledby="rules-title"><h2 id="rules-title">${text('rules.title')}</h2>
        <label class="field"><span>${text('sitting-form.body')}</span>
          <input class="plain" required maxlength="120" autocomplete="off" .value=${this.draft.mine.body} @change=${this.#rename} /><small>${text('assembly.body.hint')}</small></label>
        <rules-form .rules=${rules} @rules-change=${(event: CustomEvent<AssemblyRules>) => this.draft.edit({ rules: event.detail })}></rules-form></section>
      <section class="panel" aria-labelledby="collectivity-title"><h2 id="collectivity-title">${text('collectivity.title')}</h2><p class="soft">${text('collectivity.hint')} <a href="/console/open-data">${text('collectivity.missing')}</a></p>
        <collectivity-form .collectivity=${collectivity} @collectivity-change=${(event: CustomEvent<Collectivity>) => this.draft.edit({ collectivity: event.detail })}></collectivity-form></section>
      <member-import @members-read=${(event: CustomEvent<MembersRead>) => this.#take(event.detail)}></member-import><confirm-dialog></confirm-dialog>`;
  }

  /** An assembly has a name: an empty one waits until something is typed. */
  readonly #rename = (event: Event): void => {
    const body = (event.target as HTMLInputElement).value.trim();
    if (body) this.draft.edit({ body });
  };

  #change(id: string, change: Partial<Member>): void {
    this.draft.edit({ members: this.draft.mine.members.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  }

  async #move(id: string, move: MemberMove): Promise<void> {
    const { members } = this.draft.mine;
    const index = members.findIndex((one) => one.id === id);
    const focused = document.activeElement as HTMLElement | null;
    if (index < 0) return;
    if (move === 'toggle') this.open = this.open === id ? null : id;
    else if (move === 'add') return this.#add(index + 1);
    else if (move === 'remove') return this.#remove(index);
    else this.draft.edit({ members: movedMember(members, index, move === 'up' ? -1 : 1) });
    await this.updateComplete;
    // The browser drops the focus of what is moved in the document.
    if (focused?.isConnected) focused.focus();
  }

  async #add(at: number): Promise<void> {
    const { members } = this.draft.mine;
    if (members.length >= MOST_MEMBERS) return;
    const member = blankMember();
    this.draft.edit({ members: ranked(members.toSpliced(at, 0, member)) });
    await this.#focus(member.id);
  }

  async #remove(index: number): Promise<void> {
    const { members } = this.draft.mine;
    const member = members[index];
    if (!member || (member.name && !(await this.confirm.ask('remove-member', { name: member.name })))) return;
    this.draft.edit({ members: ranked(members.filter(({ id }) => id !== member.id).map((one) => (one.substitute === member.id ? { ...one, substitute: null } : one))) });
    await this.#focus(members[Math.max(0, index - 1)]?.id ?? '');
  }

  async #focus(id: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    const row = this.querySelector<MemberRow>(`[data-member="${id}"] member-row`);
    await row?.updateComplete;
    row?.focus();
  }

  /** In the order of the table; who is not taken from it stays as they are, behind. */
  #take({ taken, removed }: MembersRead): void {
    const others = new Set([...removed, ...taken.map(({ id }) => id)]);
    this.draft.edit({ members: ranked([...taken, ...this.draft.mine.members.filter(({ id }) => !others.has(id))]) });
    void this.draft.flush();
  }
}
