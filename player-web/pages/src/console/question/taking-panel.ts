import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { moderationAddress, readQuestionStatistics, setTaking, TAKING_MODES, type QuestionState, type QuestionStatistics, type Taking, type TakingMode } from '../../api/moderation.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { length, number, text } from '../../text/text.ts';
import { fromWall, wallField } from '../../time/site-zone.ts';
import { reasonOf } from '../reason.ts';
import { zoneWords } from '../zone-words.ts';

const STATES: readonly QuestionState[] = ['waiting', 'contested', 'published', 'answered', 'merged', 'refused', 'withdrawn'];

/** When and how a sitting takes questions, its questions in numbers, and as files. */
@customElement('taking-panel')
export class TakingPanel extends PageElement {
  @property() sitting = '';
  @property({ attribute: false }) taking!: Taking;
  @state() private statistics: QuestionStatistics | null = null;
  @state() private fault: unknown = null;
  @state() private said = '';

  protected override render() {
    const { mode, opensAt, closesAt } = this.taking;
    return html`<details class="panel taking" @toggle=${this.#toggled}>
      <summary><h2>${text('moderation.taking')}</h2></summary>
      <form @submit=${this.#save}>
        <div class="fields">
          <div class="field"><label for="taking-mode">${text('moderation.taking.mode')}</label>
            <select id="taking-mode" name="mode">${TAKING_MODES.map((one) => html`<option value=${one} ?selected=${one === mode}>${text(`moderation.mode.${one}`)}</option>`)}</select></div>
          ${this.#time('opensAt', opensAt)}${this.#time('closesAt', closesAt)}
        </div>
        <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
        <button type="submit" class="button primary">${text('moderation.taking.save')}</button><span class="done" role="status">${this.said}</span>
      </form>
      <h3>${text('moderation.statistics')}</h3>
      ${this.statistics ? this.#numbers(this.statistics) : nothing}
      <p class="row-actions"><a class="button small" href="${moderationAddress(this.sitting)}/questions.csv?lang=${language()}" download>${icons.download}${text('moderation.csv')}</a>
        <a class="button small" href="${moderationAddress(this.sitting)}/questions.pdf?lang=${language()}" download>${icons.download}${text('moderation.pdf')}</a></p>
    </details>`;
  }

  #time(name: 'opensAt' | 'closesAt', at: string | null) {
    return html`<div class="field"><label for="taking-${name}">${text(`moderation.taking.${name}`)}</label><small id="taking-${name}-hint">${text(`moderation.taking.${name}.hint`)} ${zoneWords()}</small>
      <input id="taking-${name}" name=${name} type="datetime-local" aria-describedby="taking-${name}-hint" .value=${at ? wallField(at) : ''} /></div>`;
  }

  #numbers({ asked, states, supports, reports, communes, medianWaitSeconds }: QuestionStatistics) {
    return html`<dl class="facts question-numbers">
      <div><dt>${text('moderation.statistics.asked')}</dt><dd>${number(asked)}</dd></div>
      ${STATES.map((one) => html`<div><dt>${text(`moderation.count.${one}`)}</dt><dd>${number(states[one] ?? 0)}</dd></div>`)}
      <div><dt>${text('moderation.statistics.supports')}</dt><dd>${number(supports)}</dd></div>
      <div><dt>${text('moderation.statistics.reports')}</dt><dd>${number(reports)}</dd></div>
      <div><dt>${text('moderation.statistics.communes')}</dt><dd>${number(communes)}</dd></div>
      <div><dt>${text('moderation.statistics.wait')}</dt><dd>${medianWaitSeconds === null ? text('moderation.statistics.none') : length(medianWaitSeconds)}</dd></div>
    </dl>`;
  }

  readonly #toggled = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open) return;
    try {
      this.statistics = await readQuestionStatistics(this.sitting);
    } catch (error) {
      this.fault = error;
    }
  };

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const time = (name: string) => (form.get(name) ? fromWall(String(form.get(name))).toISOString() : null);
    [this.fault, this.said] = [null, ''];
    try {
      this.taking = await setTaking(this.sitting, { mode: form.get('mode') as TakingMode, version: this.taking.version, opensAt: time('opensAt'), closesAt: time('closesAt') });
      this.said = text('moderation.taking.saved');
    } catch (error) {
      this.fault = error;
    }
  };
}
