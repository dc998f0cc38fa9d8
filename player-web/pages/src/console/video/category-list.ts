import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ReportCategory } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text, type TextKey } from '../../text/text.ts';
import { icons } from '../icons.ts';

/** A change of a category that somebody wants. */
export interface WishedCategory {
  readonly slug: string;
  readonly change: Partial<ReportCategory>;
}

/**
 * The categories of reports. Emits `category-save` with a {@link WishedCategory}, `category-move` with
 * the new order of slugs, `category-add` with both names, and `shelf-delete` with the slug.
 */
@customElement('category-list')
export class CategoryList extends PageElement {
  @property({ attribute: false }) categories: readonly ReportCategory[] = [];

  protected override render() {
    return html`<ul class="shelf-rows">${repeat(this.categories, (one) => one.slug, (one, index) => html`<li class="shelf-row">${this.#row(one, index)}</li>`)}</ul>
      <form class="shelf-row shelf-add" @submit=${this.#add}>
        <label class="field"><span>${text('shelves.new-fr')}</span><input name="fr" required maxlength="60" autocomplete="off" /></label>
        <label class="field"><span>${text('shelves.new-en')}</span><input name="en" required maxlength="60" autocomplete="off" lang="en" /></label>
        <button type="submit" class="button small">${icons.plus}${text('shelves.add')}</button>
      </form>`;
  }

  #row(one: ReportCategory, index: number) {
    const named = (key: TextKey) => text('recordings.named', { action: text(key), title: one.fr });
    const field = (name: 'fr' | 'en') => html`<label class="field"><span class="visually-hidden">${named(`shelves.${name}`)}</span>
      <input required maxlength="60" autocomplete="off" lang=${name} .value=${one[name]} @change=${(event: Event) => this.#rename(one, name, event.target as HTMLInputElement)} /></label>`;
    const step = (by: -1 | 1, key: TextKey, icon: unknown) => html`<button type="button" class="icon-button" aria-label=${named(key)} ?disabled=${!this.categories[index + by]} @click=${() => this.#move(index, by)}>${icon}</button>`;
    return html`${field('fr')} ${field('en')}
      <label class="check"><input type="checkbox" .checked=${one.hidden} aria-label=${named('shelves.hidden')} @change=${(event: Event) => this.#save(one.slug, { hidden: (event.target as HTMLInputElement).checked })} /><span>${text('shelves.hidden')}</span></label>
      <span class="row-actions">${step(-1, 'shelves.up', icons.up)} ${step(1, 'shelves.down', icons.down)}
        <button type="button" class="button small danger" aria-label=${named('shelves.delete')} @click=${() => this.#tell('shelf-delete', one.slug)}>${icons.trash}${text('shelves.delete')}</button></span>`;
  }

  #rename(one: ReportCategory, name: 'fr' | 'en', input: HTMLInputElement): void {
    // A name is needed: an empty one is as before.
    if (input.value.trim()) this.#save(one.slug, { [name]: input.value.trim() });
    else input.value = one[name];
  }

  #move(index: number, by: -1 | 1): void {
    const slugs = this.categories.map((one) => one.slug);
    slugs.splice(index + by, 0, ...slugs.splice(index, 1));
    this.#tell('category-move', slugs);
  }

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [fr, en] = ['fr', 'en'].map((name) => String(new FormData(form).get(name)).trim());
    if (!fr || !en) return;
    form.reset();
    this.#tell('category-add', { fr, en });
  };

  #save(slug: string, change: Partial<ReportCategory>): void {
    this.#tell('category-save', { slug, change } satisfies WishedCategory);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
