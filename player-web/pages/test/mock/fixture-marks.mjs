/** A mark as a test describes it, in the words of the API; {@link change} says what is else. */
export function newMark(id, change = {}) {
  return { id, kind: 'chapter', start: new Date().toISOString(), numbering: '', title: '', sitting: null, item: null, ...change };
}

/** The chapters of something that began at {@link startedAt}: of each its second, number, title and item of a {@link sitting}. */
export function chapterMarks(startedAt, chapters, sitting = null) {
  return chapters.map(([second, numbering, title, item = null], index) => newMark(`m-${index + 1}`, { start: after(startedAt, second), numbering, title, item, sitting: item && sitting }));
}

/** Who has the floor, from one second to another. */
export function floorMarks(startedAt, title, from, to) {
  return [newMark('p-1', { kind: 'speaker', title, start: after(startedAt, from) }), newMark('p-2', { kind: 'speaker', start: after(startedAt, to) })];
}

const after = (time, seconds) => new Date(Date.parse(time) + seconds * 1000).toISOString();

/** What is marked in broadcasts, at the real program. */
export class FixtureMarks {
  #program;

  constructor(program) {
    this.#program = program;
  }

  /** All that is marked in a broadcast, in the place of what was. */
  set(broadcast, marks) {
    const all = marks.map((one) => ({ ...one, kind: one.kind.toUpperCase(), revision: 1 }));
    this.#program.tell({ type: 'marking', marking: { broadcast, marks: all, removed: [], pens: [], changedAt: new Date().toISOString(), changedBy: 'Claire Martin', version: 0 } });
  }

  /** What is marked, as clerks read it. */
  async of(broadcast) {
    const { marks } = await this.#program.ask('p-eve', 'GET', `/broadcasts/${broadcast}/marks`);
    return marks;
  }

  /** The titles of the chapters, by time. */
  async titles(broadcast) {
    const marks = await this.of(broadcast);
    return marks.filter((mark) => mark.kind === 'chapter').map((mark) => mark.title);
  }

  /** Another clerk marks something, by a change as the API takes it. */
  async change(broadcast, change) {
    const { outcomes } = await this.#program.ask('p-anne', 'POST', `/broadcasts/${broadcast}/marks`, { console: 'another', changes: [change] });
    if (outcomes[0].outcome !== 'done') throw new Error(JSON.stringify(outcomes[0]));
  }

  /** Another clerk takes the pen. */
  take(broadcast) {
    return this.#program.ask('p-anne', 'POST', `/broadcasts/${broadcast}/pen`, { console: 'another', action: 'take' });
  }

  /** What the public may see of the chapters of a broadcast. */
  chapters(broadcast) {
    return this.#program.ask(null, 'GET', `/broadcasts/${broadcast}/chapters`);
  }
}
