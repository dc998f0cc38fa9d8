import { html, nothing } from 'lit';
import type { Sitting } from '../../api/sitting.ts';
import { spoken } from '../../text/language-of-content.ts';
import '../../text/present.ts';
import { plural, text, unbroken } from '../../text/text.ts';

/** Who came, as it was at the roll call. */
export function presentList({ present, speakers }: Sitting) {
  if (!present) return nothing;
  const name = (id: string) => unbroken(speakers.find((one) => one.id === id)?.name ?? '');
  const names = (ids: readonly string[]) => ids.map(name).filter(Boolean);
  const represented = present.represented.map(({ speaker, holder }) => text('present.by', { name: name(speaker), holder: name(holder) }));
  const lists = [['present', names(present.present)], ['represented', represented], ['excused', names(present.excused)], ['absent', names(present.absent)]] as const;
  const officers = [['chair', present.chair], ['secretary', present.secretary]] as const;
  return html`<section aria-labelledby="present-title"><h2 id="present-title">${text('present.title')}</h2>
    <p>${plural('present.count', present.present.length, { all: present.inOffice })}${text('list.and')}${plural('present.represented-count', present.represented.length)}</p>
    ${officers.map(([which, id]) => (id && name(id) ? html`<p>${text(`present.${which}`)} <span lang=${spoken()}>${name(id)}</span></p>` : nothing))}
    <details class="vote-names"><summary>${text('present.all')}</summary>
      <dl>${lists.map(([which, all]) => (all.length > 0 ? html`<div><dt>${text(`present.${which}`)}</dt><dd lang=${spoken()}>${all.join(', ')}</dd></div>` : nothing))}</dl></details>
  </section>`;
}
