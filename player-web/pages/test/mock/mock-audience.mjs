/* The staff's part of the contract about the audience: figures that a test sets. */

/** A recording's figures: two hours that were watched less and less; {@link change} says what is else. */
export function newFigures(recording, change = {}) {
  const minutes = Array.from({ length: 128 }, (_, minute) => ({
    at: minute * 60,
    live: Math.round(420 - 2.4 * minute - (minute > 70 ? 60 : 0)) / 10,
    replay: Math.round(190 * Math.exp(-minute / 30) + (minute >= 38 && minute < 60 ? 160 : 0)) / 10,
  }));
  const chapter = (title, start, end, viewings, kept) => ({ title, start, end, liveMinutes: viewings * 20, replayMinutes: viewings * 9, viewings, kept, short: kept === null && end - start < 120 });
  return {
    recording, title: 'Conseil communautaire : budget primitif 2027', kind: 'sitting', startedAt: '2026-11-25T17:30:00Z', watch: `/watch/${recording}`,
    livePeak: 42, liveMinutes: 3460.2, replayMinutes: 812.5, viewings: 61, minutes,
    chapters: [
      chapter('1 Ouverture de la séance', 0, 290, 59.4, 0.93),
      chapter('2 Budget primitif 2027', 290, 2280, 44.1, 0.71),
      chapter('3 Assainissement collectif à Saint-Flour', 2280, 3600, 48.2, 1.12),
      chapter('4 Questions diverses', 3600, 3640, 33, null),
    ],
    days: [{ day: '2026-11-25', liveMinutes: 3460.2, replayMinutes: 120 }, { day: '2026-11-26', liveMinutes: 0, replayMinutes: 692.5 }],
    attendance: [{ at: '2026-11-25T17:30:00Z', viewers: 12 }, { at: '2026-11-25T17:31:00Z', viewers: 42 }],
    ...change,
  };
}

const SUMMARY = ['recording', 'title', 'kind', 'startedAt', 'watch', 'livePeak', 'liveMinutes', 'replayMinutes', 'viewings'];
const sum = (all, name) => Math.round(all.reduce((before, one) => before + one[name], 0) * 10) / 10;

export class MockAudience {
  /** Figures by recording, see {@link newFigures}. */
  all = new Map();

  /** Answers what is about the audience: `[status, body]`; undefined if it is not. A text is CSV. */
  answer(path, query) {
    if (path === '/operator/audience.csv') return [200, '\ufeffrecording;kind;title\r\n'];
    const [, id, csv] = /^\/operator\/audience(?:\/([^/]+)(\/figures\.csv)?)?$/.exec(path) ?? [null, null];
    if (id === null) return undefined;
    if (!id) return [200, this.#list(query.get('from') ?? '2026-10-28', query.get('to') ?? '2026-11-26')];
    const found = this.all.get(decodeURIComponent(id));
    if (!found) return [404, { title: 'No such recording', status: 404, detail: { fr: 'Cet enregistrement n’existe pas, ou n’existe plus.', en: 'There is no such recording, or no longer.' } }];
    return csv ? [200, '\ufeffat;chapter\r\n'] : [200, found];
  }

  #list(from, to) {
    const recordings = [...this.all.values()].map((one) => Object.fromEntries(SUMMARY.map((name) => [name, one[name]])));
    const days = [...this.all.values()].flatMap((one) => one.days).filter(({ day }) => day >= from && day <= to);
    return { from, to, liveMinutes: sum(recordings, 'liveMinutes'), replayMinutes: sum(recordings, 'replayMinutes'), recordings, days };
  }
}
