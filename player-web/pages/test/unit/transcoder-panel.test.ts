import { afterEach, describe, expect, it } from 'vitest';
import type { TranscoderStatus } from '../../src/api/operator.ts';
import type { TranscoderPanel } from '../../src/console/broadcast/transcoder-panel.ts';
import '../../src/console/broadcast/transcoder-panel.ts';

const STATUS: TranscoderStatus = {
  broadcast: 'b-1', renditions: ['720p', '432p', 'audio'], picture: 'SOURCE', latenessMillis: 140, effort: 0,
  encodedFrames: 100, repeatedFrames: 0, droppedFrames: 0, decodeErrors: 0, rungs: [],
};

async function shown(change: Partial<TranscoderStatus>): Promise<string> {
  const panel: TranscoderPanel = document.body.appendChild(document.createElement('transcoder-panel') as TranscoderPanel);
  panel.status = { ...STATUS, ...change };
  await panel.updateComplete;
  return panel.textContent?.replace(/\s+/g, ' ') ?? '';
}

afterEach(() => document.body.replaceChildren());

describe('transcoder-panel', () => {
  it('rungsMadeAlike_areOneLine', async () => {
    const rungs = [{ rendition: '720p', effort: 1, viewers: 3 }, { rendition: '432p', effort: 1, viewers: 0 }];
    const words = await shown({ effort: 1, rungs });
    expect(words).toContain('Qualité de l’encodageQualité un peu réduite');
    expect(words).not.toContain('personne');
  });

  it('rungsOfAnEarlierTranscoder_areOneLine', async () => {
    expect(await shown({ effort: 3 })).toContain('Qualité de l’encodageUne image sur deux seulement');
  });

  it('rungsMadeDifferently_areToldEachWithWhoWatches', async () => {
    const rungs = [
      { rendition: '720p', effort: 0, viewers: 12 },
      { rendition: '432p', effort: 3, viewers: 0 },
      { rendition: '240p', effort: 3, viewers: null },
    ];
    const words = await shown({ effort: 3, rungs });
    expect(words).toContain('Qualité de l’encodage en 720pQualité maximale (12 spectateurs)');
    expect(words).toMatch(/en 432pUne image sur deux seulement.: la machine ne suit plus \(personne ne la regarde\)/);
    expect(words).toMatch(/en 240pUne image sur deux seulement.: la machine ne suit plus/);
    expect(document.querySelectorAll('.notable')).toHaveLength(2);
  });
});
