import type { ReactiveControllerHost } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { UnsavedWork } from '../../src/console/unsaved-work.ts';

const host: ReactiveControllerHost = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };

describe('UnsavedWork', () => {
  let isUnsaved = false;
  let saves = 0;
  const work = new UnsavedWork(host, () => isUnsaved, () => (saves += 1));
  const leaves = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));

  afterEach(() => work.hostDisconnected());

  it('leaving_withSomethingUnsaved_isAskedAboutWhileThePageIsThere', () => {
    work.hostConnected();
    isUnsaved = true;
    expect(leaves()).toBe(false);
    isUnsaved = false;
    expect(leaves()).toBe(true);
    isUnsaved = true;
    work.hostDisconnected();
    expect(leaves()).toBe(true);
  });

  it('network_thatIsBack_savesWhileThePageIsThere', () => {
    work.hostConnected();
    dispatchEvent(new Event('online'));
    work.hostDisconnected();
    dispatchEvent(new Event('online'));
    expect(saves).toBe(1);
  });
});
