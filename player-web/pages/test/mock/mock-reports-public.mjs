/** Captions of a minute: each second cue names its time, so that a scenario sees what is shown when. */
const CUES = Array.from({ length: 30 }, (_one, index) => {
  const stamp = (time) => new Date(time * 1000).toISOString().slice(11, 23);
  return `${stamp(index * 2)} --> ${stamp(index * 2 + 2)}\n<v Anne>À la seconde ${index * 2}, la fête du lac &amp; sa fanfare.`;
});

/** A report as a test keeps it, published; {@link change} says what is else. */
export function newPublicReport(slug, change = {}) {
  return { slug, title: 'La fête du lac de Garabit', summary: 'Deux jours de musique au bord de l’eau.\nEt un feu d’artifice, malgré l’orage.', category: 'culture', series: null,
    place: 'Garabit', date: '2026-08-15', language: 'fr', credits: 'Images : Anne Vidal\nMontage : Paul Roche', licence: 'cc-by-sa', author: 'Anne Vidal',
    film: `film-${slug}`, trim: { start: 0, end: null }, seconds: 60, poster: true, captions: { fr: `WEBVTT\n\n${CUES.join('\n\n')}\n` }, publishedAt: '2026-08-20T08:00:00Z', published: true, ...change };
}

const SHELVES = { categories: [['local-life', 'Vie locale', 'Local life'], ['culture', 'Culture', 'Culture'], ['sport', 'Sport', 'Sport'], ['work', 'Emploi', 'Work'], ['tourism', 'Tourisme', 'Tourism']]
  .map(([slug, fr, en], position) => ({ slug, fr, en, position, hidden: false })),
series: [{ slug: 'portraits', title: 'Portraits d’artisans', summary: 'Chaque mois, quelqu’un qui fait vivre le territoire.' }] };

/** What the public reads of reports: `/reports`, one, its captions, and the shelves. */
export class MockPublicReports {
  /** By slug, see {@link newPublicReport}. */
  all = new Map();

  /** Answers a request below /api/v1; false if it is for others. */
  answer({ method, path, query, answer, problem, text }) {
    if (method !== 'GET') return false;
    if (path === '/report-shelves') return answer(200, SHELVES);
    if (path === '/reports') return this.#list(query, answer, problem);
    const [, slug, language] = /^\/reports\/([^/]+)(?:\/captions\/([^/]+)\.vtt)?$/.exec(path) ?? [];
    if (!slug) return false;
    const report = this.all.get(slug);
    const captions = language ? report?.captions[language] : '';
    if (!report?.published || captions === undefined) return problem(404, 'Il n’y a pas de reportage à cette adresse.', 'There is no report at this address.');
    return language ? text('text/vtt; charset=utf-8', captions) : answer(200, publicReport(report));
  }

  #list(query, answer, problem) {
    const [limit, page] = [Number(query.get('limit') ?? 50), Number(query.get('page') ?? 1)];
    if (!(limit >= 1 && page >= 1)) return problem(400, '« page » est un nombre.', "'page' is a number.");
    const plain = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const words = plain(query.get('q') ?? '').split(/\s+/).filter(Boolean);
    const year = ({ date, publishedAt }) => Number((date ?? publishedAt).slice(0, 4));
    const shown = [...this.all.values()].filter((one) => one.published).sort((one, other) => other.publishedAt.localeCompare(one.publishedAt));
    const found = shown.filter((one) => ['category', 'series'].every((name) => !query.get(name) || query.get(name) === one[name])
      && (!query.get('year') || Number(query.get('year')) === year(one)) && words.every((word) => plain(`${one.title} ${one.summary} ${one.place} ${one.credits}`).includes(word)));
    return answer(200, { reports: found.slice((page - 1) * limit, page * limit).map(publicReport), total: found.length, years: [...new Set(shown.map(year))].sort((one, other) => other - one) });
  }
}

/** As `GET /api/v1/reports/{slug}` returns it. */
function publicReport({ slug, title, summary, category, series, place, date, language, credits, licence, tags = [], author, film, trim, seconds, poster, captions, publishedAt }) {
  return { slug, address: `/reports/${slug}`, title, summary, category, series, place, date, language, credits, licence, tags, author, film, trim, publishedAt,
    playlist: `/hls/recordings/${film}/index.m3u8`, poster: poster ? `/hls/recordings/${film}/poster.jpg` : null, duration: seconds, captionLanguages: Object.keys(captions).sort() };
}
