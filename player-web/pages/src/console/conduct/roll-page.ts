import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Attendance } from '../../api/assembly.ts';
import type { Clash } from '../../draft/clash.ts';
import { icons } from '../icons.ts';
import { ConductSession } from '../../sitting/conduct-session.ts';
import { runOf } from '../../sitting/sitting-run.ts';
import { text } from '../../text/text.ts';
import '../clash-panel.ts';
import './conduct-banners.ts';
import '../console-head.ts';
import { saveBar } from '../save-bar.ts';
import { TitledPage } from '../titled-page.ts';
import { UnsavedWork } from '../unsaved-work.ts';
import '../roll/roll-panel.ts';
import type { RollPanel } from '../roll/roll-panel.ts';

/** The page on which the roll is called, and on which who arrives or leaves is noted. */
@customElement('roll-page')
export class RollPage extends TitledPage {
  @state() private version = 0;
  @query('roll-panel') private panel!: RollPanel | null;
  readonly #session = new ConductSession(decodeURIComponent(location.pathname.split('/').filter(Boolean)[2] ?? ''), {
    changed: () => (this.version += 1),
    sound: () => undefined,
  });
  #begun = false;

  constructor() {
    super();
    new UnsavedWork(this, () => this.#session.isUnkept);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#session.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session.close();
  }

  protected override get pageTitle(): string {
    return text('roll.title');
  }

  protected override updated(): void {
    super.updated();
    if (this.#begun || !this.panel) return;
    this.#begun = true;
    void this.panel.updateComplete.then(() => this.panel?.begin());
  }

  protected override render() {
    const { draft, failure } = this.#session;
    return html`<console-head .heading=${text('roll.title')} current="sittings" .beforeLeave=${() => draft?.flush()}></console-head>
      <main id="main" tabindex="-1" class="console roll-page">
        ${draft ? this.#content() : html`<p class="notice" role=${failure ? 'alert' : 'status'}>${text(failure ? 'sitting.missing' : 'sittings.loading')}</p>`}
      </main>`;
  }

  #content() {
    const session = this.#session;
    const { draft } = session;
    if (!draft) return nothing;
    const { sitting, mine, clashes } = draft;
    return html`${saveBar(draft, html`<a class="button small" href="/console/sittings/${session.id}">${text('conduct.prepare')}</a><a class="button small" href="/console/sittings/${session.id}/live">${icons.record}${text('conduct.open')}</a>`)}
      <p class="roll-sitting"><strong>${mine.title || mine.body}</strong></p>
      <clash-panel .clashes=${clashes} .who=${sitting.changedBy} .edited=${mine} @decide=${(event: CustomEvent<{ clash: Clash; theirs: boolean }>) => draft.decide(event.detail.clash, event.detail.theirs)}></clash-panel>
      <roll-panel .session=${session} .version=${this.version} .item=${runOf(session.agenda, session.desk?.marks ?? []).current?.item ?? null} @attendance-change=${(event: CustomEvent<Attendance>) => session.editAttendance(event.detail)}></roll-panel>`;
  }
}
