import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { may, me, signOut, type Role } from '../api/staff.ts';
import '../elements/language-choice.ts';
import { PageElement } from '../elements/page-element.ts';
import { number, plural, text, unbroken, type TextKey } from '../text/text.ts';
import { icons } from './icons.ts';
import { pendingQuestions } from './pending-questions.ts';
import { notCarriedOut } from './reason.ts';
import './review-badge.ts';

/** A page of the console. */
export type ConsolePageName = 'live' | 'sittings' | 'questions' | 'search' | 'recordings' | 'reports' | 'audience' | 'people' | 'audit' | 'account';

interface Entry {
  readonly page: ConsolePageName;
  readonly address: string;
  readonly key: TextKey;
  /** Whose page it is, beside administrators; null: everybody's. */
  readonly roles: readonly Role[] | null;
}

const ENTRIES: readonly Entry[] = [
  { page: 'sittings', address: '/console/sittings', key: 'console.nav.sittings', roles: ['clerk'] },
  { page: 'live', address: '/console/live', key: 'console.nav.live', roles: ['clerk'] },
  { page: 'questions', address: '/console/questions', key: 'console.nav.questions', roles: ['moderator', 'clerk'] },
  { page: 'search', address: '/console/search', key: 'console.nav.search', roles: ['clerk'] },
  { page: 'recordings', address: '/console/recordings', key: 'console.nav.recordings', roles: ['clerk'] },
  { page: 'reports', address: '/console/reports', key: 'console.nav.reports', roles: ['reporter', 'clerk'] },
  { page: 'audience', address: '/console/audience', key: 'console.nav.audience', roles: ['reporter', 'clerk'] },
  { page: 'people', address: '/console/people', key: 'console.nav.people', roles: [] },
  { page: 'audit', address: '/console/audit', key: 'console.nav.audit', roles: [] },
  { page: 'account', address: '/console/account', key: 'console.nav.account', roles: null },
];

/** True if whoever is signed in may use this page. */
export function mayUse(page: ConsolePageName): boolean {
  const entry = ENTRIES.find((one) => one.page === page);
  return !entry?.roles || may(me(), ...entry.roles);
}

/** The head of each page of the console: where one is, the pages that one may use, who one is, the way out. */
@customElement('console-head')
export class ConsoleHead extends PageElement {
  @property({ attribute: false }) heading = '';
  @property() current: ConsolePageName = 'live';
  /** What is to be done before one leaves: saving what is not saved yet. */
  @property({ attribute: false }) beforeLeave: () => Promise<unknown> = () => Promise.resolve();
  @state() private fault = '';
  /** What waits for a moderator. */
  @state() private pending = 0;
  readonly #counted = (count: number): void => void (this.pending = count);

  override connectedCallback(): void {
    super.connectedCallback();
    pendingQuestions.follow(this.#counted);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    pendingQuestions.leave(this.#counted);
  }

  /** On a telephone the pages go beyond the window: where one is must be seen. */
  protected override firstUpdated(): void {
    const nav = this.querySelector('.console-nav');
    const here = nav?.querySelector<HTMLElement>('[aria-current]');
    if (nav && here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  }

  protected override render() {
    const person = me();
    return html`<a class="skip" href="#main">${text('site.skip')}</a>
      <header class="console-head">
        <a class="console-site" href="/" aria-label=${text('console.site')} title=${text('console.site')}><span class="site-mark" aria-hidden="true"></span></a>
        <h1>${this.heading}</h1>
        <div class="console-who">
          ${person ? html`<span class="soft console-name">${unbroken(person.name)}</span>` : nothing}
          <language-choice></language-choice>
          ${person ? html`<button type="button" class="button small sign-out" title=${text('console.sign-out')} @click=${() => void this.#leave()}>${icons.leave}<span>${text('console.sign-out')}</span></button>` : nothing}
        </div>
        ${person
          ? html`<nav class="console-nav" aria-label=${text('console.nav')}>
              ${ENTRIES.filter(({ page }) => mayUse(page)).map(
                ({ page, address, key }) => html`<a href=${address} aria-current=${page === this.current ? 'page' : nothing}>${text(key)}${this.#badgeOf(page)}</a>`,
              )}
            </nav>`
          : nothing}
      </header>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>`;
  }

  /** What waits on a page for whoever is signed in. */
  #badgeOf(page: ConsolePageName) {
    if (page === 'reports') return html`<review-badge></review-badge>`;
    if (page !== 'questions' || this.pending === 0) return nothing;
    return html`<span class="badge badge-preview nav-count" aria-hidden="true">${number(this.pending)}</span><span class="visually-hidden">${plural('moderation.to-decide', this.pending)}</span>`;
  }

  async #leave(): Promise<void> {
    try {
      await this.beforeLeave();
      location.assign((await signOut()) ?? '/console/sign-in');
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }
}
