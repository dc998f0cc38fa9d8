/* What clerks mark in broadcasts, by the rules of the server: one pen, marks of one use, revisions. */

/** The markings of the mock server. */
export class MockMarks {
  /** By broadcast: `{marks, removed, pens, version, changedBy}`. */
  all = new Map();

  #of(broadcast) {
    if (!this.all.has(broadcast)) this.all.set(broadcast, { marks: [], removed: new Set(), pens: [], version: 0, changedAt: null, changedBy: '' });
    return this.all.get(broadcast);
  }

  /** The titles of the chapters, by time. */
  titles(broadcast) {
    return this.#of(broadcast).marks.filter((mark) => mark.kind === 'chapter').map((mark) => mark.title);
  }

  marks(broadcast) {
    return this.#of(broadcast).marks;
  }

  /** As `GET /api/v1/broadcasts/{id}/marks` returns it. */
  view(channel) {
    const { marks, pens, version, changedAt, changedBy } = this.#of(channel.broadcast);
    const state = { suspension: 'suspended', closedSession: 'closed' }[channel.interruption?.kind] ?? channel.state;
    const pen = pens.find((one) => !one.until);
    return { broadcast: channel.broadcast, channel: channel.id, state, startedAt: channel.startedAt, endedAt: channel.endedAt, version, changedAt, changedBy,
      pen: pen ? { console: pen.console, who: pen.who, since: pen.since } : null,
      marks: marks.map((mark) => ({ ...mark, at: state === 'ended' ? (Date.parse(mark.start) - Date.parse(channel.startedAt)) / 1000 : null })) };
  }

  pass(channel, { console, action }, who) {
    const marking = this.#of(channel.broadcast);
    const held = marking.pens.find((one) => !one.until);
    if (action === 'lay-down' ? held?.console === console : action === 'take-over' || !held) this.#take(marking, action === 'lay-down' ? null : console, who);
    return this.view(channel);
  }

  #take(marking, console, who) {
    const now = new Date().toISOString();
    for (const pen of marking.pens) pen.until ??= now;
    if (console) marking.pens.push({ console, who, since: now, until: null });
    this.#touch(marking, who);
  }

  #touch(marking, who) {
    Object.assign(marking, { version: marking.version + 1, changedAt: new Date().toISOString(), changedBy: who });
  }

  /** Each change for itself, in order. */
  change(channel, { console, changes }, who) {
    const marking = this.#of(channel.broadcast);
    const outcomes = changes.map((change) => {
      const id = change.type === 'put' ? change.mark.id : change.id;
      const [outcome, fr, en] = this.#apply(marking, channel, console, change, id);
      return { id, outcome, detail: fr ? { fr, en } : null };
    });
    const isDone = outcomes.some(({ outcome }) => outcome === 'done');
    if (isDone && channel.state !== 'ended' && !marking.pens.some((pen) => !pen.until)) this.#take(marking, console, who);
    else if (isDone) this.#touch(marking, who);
    return { marking: this.view(channel), outcomes };
  }

  #apply(marking, channel, console, change, id) {
    const { at } = change.mark ?? {};
    if (at !== undefined && channel.state === 'ended') change.mark = { ...change.mark, at: null, start: new Date(Date.parse(channel.startedAt) + at * 1000).toISOString() };
    const known = marking.marks.find((mark) => mark.id === id);
    // What is sent again, since its answer was lost, is no matter of the pen any more.
    if (this.#isSo(marking, known, change, id)) return ['done'];
    const held = marking.pens.find((one) => !one.until);
    const wrote = marking.pens.some((one) => one.console === console && change.madeAt >= one.since && (!one.until || change.madeAt < one.until));
    if (channel.state !== 'ended' && held && held.console !== console && !wrote) return ['pen', `${held.who} avait la main à ce moment.`, `${held.who} held the pen at that time.`];
    if (change.type === 'remove') return this.#remove(marking, known, change, id);
    if (marking.removed.has(id)) return ['removed', 'Ce point marqué a été retiré entre-temps.', 'This mark was taken back meanwhile.'];
    const closed = [...(channel.closed ?? []), ...(channel.interruption?.kind === 'closedSession' ? [{ from: channel.interruption.since, until: '9' }] : [])];
    // What is marked as the session opens again begins with it, though the page's clock is behind.
    const opened = closed.find(({ from, until }) => change.mark.start >= from && change.mark.start < until && Date.parse(until) - Date.parse(change.mark.start) <= 2000);
    if (opened) change.mark = { ...change.mark, start: opened.until };
    const { start } = change.mark;
    if (closed.some(({ from, until }) => start >= from && start < until)) return ['refused', 'Rien n’est noté d’un huis clos.', 'Nothing is noted of a closed session.'];
    if ((known?.revision ?? 0) !== change.base) return ['stale', 'Quelqu’un a modifié ce point marqué entre-temps.', 'Somebody has changed this mark meanwhile.'];
    marking.marks = [...marking.marks.filter((one) => one.id !== id), { ...whole(change.mark), revision: change.base + 1 }].sort((one, other) => one.start.localeCompare(other.start));
    return ['done'];
  }

  #isSo(marking, known, change, id) {
    if (change.type === 'remove') return !known && marking.removed.has(id);
    const says = (mark) => JSON.stringify({ ...whole(mark), revision: 0 });
    return known !== undefined && (says(known) === says(change.mark) || (change.base === 0 && known.revision === 1));
  }

  #remove(marking, known, change, id) {
    if ((known?.revision ?? 0) !== change.base) return ['stale', 'Quelqu’un a modifié ce point marqué entre-temps.', 'Somebody has changed this mark meanwhile.'];
    marking.removed.add(id);
    marking.marks = marking.marks.filter((one) => one.id !== id);
    return ['done'];
  }
}

function whole(mark) {
  return { kind: 'chapter', numbering: '', title: '', sitting: null, item: null, ...mark, at: null };
}
