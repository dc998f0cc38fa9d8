const PAGE = 20;
const LONGEST = 200;

/** Lower case, without accents. */
const plain = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const count = (values) => [...new Set(values)].map((value) => ({ value, count: values.filter((one) => one === value).length }));

/** What identifies a sitting. */
const briefOf = ({ id, title, body, place, localStart, status }) => ({ id, title, body, place, localStart, status });

/** A text in pieces, those of `words` marked. */
function pieces(text, words) {
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[^\p{L}\d]/gu, '')).filter(Boolean).join('|') || '$^'})`, 'giu');
  return text.split(pattern).filter(Boolean).map((piece) => ({ text: piece, found: words.includes(plain(piece)) }));
}

/** Whatever holds all words, as far as a mock must search: titles of items, documents and sittings, questions. */
function entries(sitting, isStaff, asked) {
  const base = { public: sitting.status !== 'draft', sitting: briefOf(sitting), item: null, document: null, question: null, report: null, recording: null, watch: null, excerpt: '' };
  const address = base.public ? `/sittings/${sitting.id}` : `/console/sittings/${sitting.id}`;
  const items = sitting.agenda.map(({ id, numbering, title }) => ({ id, numbering, title }));
  const documents = sitting.documents.map((one) => ({ ...base, kind: 'document', title: one.title, excerpt: one.text ?? '', public: base.public && one.public,
    url: `/documents/${sitting.id}/${one.id}.pdf${one.text ? '#page=2' : ''}`, item: items.find((item) => item.id === one.item) ?? null,
    document: { kind: one.kind, bytes: one.bytes, pages: one.pages, page: one.text ? 2 : null } }));
  const chapters = (sitting.freeChapters ?? []).map(({ title, watch }) => ({ ...base, kind: 'chapter', title, url: watch, watch }));
  const notes = sitting.agenda.filter((one) => one.notes).map((one) => ({ ...base, kind: 'note', public: false, title: one.title, excerpt: one.notes,
    url: `/console/sittings/${sitting.id}`, item: items.find((item) => item.id === one.id) }));
  const questions = (base.public ? asked : []).filter((one) => one.state === 'published' || one.state === 'answered').map((one) => {
    const { spoken, written } = one.answer ?? {};
    // Its recordings begin with the sitting's first minute.
    const watch = spoken ? `/watch/${spoken.broadcast}#t=${Math.floor((Date.parse(spoken.start) - Date.parse('2026-11-25T17:30:00Z')) / 1000)}` : null;
    return { ...base, kind: 'question', title: one.text, excerpt: written?.text ?? '', url: watch ?? `${address}#question-${one.id}`, watch,
      item: items.find((item) => item.id === one.item) ?? null, question: { id: one.id, author: one.author, askedAt: one.askedAt, state: one.state } };
  });
  return [{ ...base, kind: 'sitting', title: sitting.title || sitting.body, url: address },
    ...items.map((item) => ({ ...base, kind: 'item', title: item.title, url: base.public ? `${address}#item-${item.id}` : address, item,
      watch: sitting.broadcasts[0] ? `/watch/${sitting.broadcasts[0]}#item-${item.id}` : null })),
    ...chapters, ...documents, ...questions, ...notes].filter((one) => isStaff || one.public);
}

/** A published report; `said` is a sentence of its captions, and the second at which it is said. */
function ofReport({ slug, title, summary, place, language, date, publishedAt, said }) {
  const url = `/reports/${slug}`;
  return { kind: 'report', public: true, sitting: null, item: null, document: null, question: null, title, excerpt: said?.words ?? summary, url,
    watch: said ? `${url}#t=${said.second}` : null, report: { slug, place, language, date, publishedAt }, recording: null };
}

/** A recording of whose captions `said` is a sentence, and the second at which it is said. */
function ofRecording({ id, title, startedAt, said }) {
  const url = `/watch/${id}#t=${said.second}`;
  return { kind: 'recording', public: true, sitting: null, item: null, document: null, question: null, report: null, title, excerpt: said.words, url, watch: url,
    recording: { id, day: startedAt.slice(0, 10) } };
}

/**
 * Answers `GET /search` over sittings and the mock’s reports, the latest first; null for what is refused. `typos` says what is meant by what is typed,
 * `questions` what is asked in a sitting, `recordings` what was recorded.
 */
export function searchAnswer(sittings, reports, query, isStaff, typos, questions, recordings = []) {
  const typed = (query.get('q') ?? '').trim();
  const words = plain(typed).split(/[^\p{L}\d]+/u).filter(Boolean);
  if (words.length === 0 || typed.length > LONGEST) return null;
  const latest = [...sittings.values()].sort((one, other) => other.localStart.localeCompare(one.localStart));
  const meant = words.map((word) => plain(typos[word] ?? word));
  const all = [...latest.flatMap((sitting) => entries(sitting, isStaff, questions.get(sitting.id) ?? [])), ...reports.map(ofReport), ...recordings.filter((one) => one.said).map(ofRecording)];
  const year = (one) => (one.sitting?.localStart ?? one.recording?.day ?? one.report.date ?? one.report.publishedAt).slice(0, 4);
  const found = all.filter((one) => meant.every((word) => plain(`${one.title} ${one.excerpt}`).includes(word)));
  const [body, ofYear, page] = [query.get('body'), query.get('year'), Number(query.get('page') ?? 1)];
  const shown = found.filter((one) => (!body || one.sitting?.body === body) && (!ofYear || year(one) === ofYear));
  const nowhere = words.filter((word) => !all.some((one) => plain(`${one.title} ${one.excerpt}`).includes(plain(typos[word] ?? word))));
  return { query: typed, total: shown.length, page, pages: Math.ceil(shown.length / PAGE), complete: true,
    corrections: shown.length > 0 ? words.filter((word) => typos[word]).map((word) => ({ typed: word, word: typos[word] })) : [],
    unknown: nowhere, bodies: count(found.flatMap((one) => one.sitting?.body ?? [])), years: count(found.map(year)),
    results: shown.slice((page - 1) * PAGE, page * PAGE).map((one) => ({ ...one, title: pieces(one.title, meant), excerpt: pieces(one.excerpt, meant) })) };
}
