import { describe, expect, it } from 'vitest';
import { channelInPath, livePlaylist } from '../../src/api/channel.ts';
import { onScale, soundWord } from '../../src/console/broadcast/sound-scale.ts';
import { embedCode } from '../../src/elements/player/embed-dialog.ts';
import { audioPlaylist } from '../../src/player/audio-playlist.ts';
import { firstEstimate, playbackConfig } from '../../src/player/playback-config.ts';
import { commandOf, type Press } from '../../src/player/shortcuts.ts';
import { Backoff } from '../../src/time/backoff.ts';

const ADDRESS = 'http://town.example/hls/live/chamber/index.m3u8';

describe('audioPlaylist', () => {
  it('audioPlaylist_soundApart_isItsAddress', () => {
    const playlist = '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Son",DEFAULT=YES,URI="../../recordings/b-1/audio/live.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n';
    expect(audioPlaylist(playlist, ADDRESS)).toBe('http://town.example/hls/recordings/b-1/audio/live.m3u8');
  });

  it('audioPlaylist_severalLanguages_isTheDefault', () => {
    const playlist = '#EXT-X-MEDIA:TYPE=AUDIO,NAME="en",URI="en.m3u8"\n#EXT-X-MEDIA:TYPE=AUDIO,NAME="fr",DEFAULT=YES,URI="fr.m3u8"';
    expect(audioPlaylist(playlist, ADDRESS)).toBe('http://town.example/hls/live/chamber/fr.m3u8');
  });

  it('audioPlaylist_soundInThePicture_isNull', () => {
    expect(audioPlaylist('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n', ADDRESS)).toBeNull();
  });
});

describe('playbackConfig', () => {
  it('firstEstimate_unknownLine_startsLow', () => {
    expect(firstEstimate({})).toBe(600_000);
  });

  it('firstEstimate_savesData_startsLowest', () => {
    expect(firstEstimate({ saveData: true, downlink: 10 })).toBe(300_000);
  });

  it('firstEstimate_fastLine_isBounded', () => {
    expect(firstEstimate({ downlink: 10 })).toBe(900_000);
  });

  it('playbackConfig_always_isLowLatencyWithBoundedMemory', () => {
    expect(playbackConfig({})).toMatchObject({ lowLatencyMode: true, backBufferLength: 60, maxMaxBufferLength: 60 });
  });
});

describe('commandOf', () => {
  const press = (key: string, change: Partial<Press> = {}): Press => ({
    key, ctrlKey: false, altKey: false, metaKey: false, defaultPrevented: false, ...change,
  });
  const element = (html: string): Element => {
    document.body.innerHTML = html;
    return document.body.firstElementChild as Element;
  };

  it('commandOf_letters_areCommands', () => {
    const commands = ['k', 'j', 'L', 'm', 'f', 'p', 'd', '?'].map((key) => commandOf(press(key), document.body, false));
    expect(commands).toEqual(['play', 'back', 'forward', 'mute', 'fullscreen', 'picture', 'live', 'help']);
  });

  it('commandOf_spaceOnAButton_staysWithIt', () => {
    expect(commandOf(press(' '), element('<button></button>'), false)).toBeNull();
    expect(commandOf(press(' '), document.body, false)).toBe('play');
  });

  it('commandOf_writingInAField_staysWithIt', () => {
    expect(commandOf(press('m'), element('<textarea></textarea>'), false)).toBeNull();
  });

  it('commandOf_controlKey_staysWithTheBrowser', () => {
    expect(commandOf(press('f', { ctrlKey: true }), document.body, false)).toBeNull();
  });

  it('commandOf_arrowDown_scrollsUnlessInThePlayer', () => {
    expect(commandOf(press('ArrowDown'), document.body, false)).toBeNull();
    expect(commandOf(press('ArrowDown'), document.body, true)).toBe('quieter');
  });
});

describe('Backoff', () => {
  it('next_failures_doubleUpToTheLongest', () => {
    const backoff = new Backoff(1000, 5000, () => 1);
    expect([1, 2, 3, 4, 5].map(() => backoff.next())).toEqual([1000, 2000, 4000, 5000, 5000]);
    backoff.reset();
    expect(backoff.next()).toBe(1000);
  });

  it('next_jitter_isAtLeastHalf', () => {
    expect(new Backoff(1000, 5000, () => 0).next()).toBe(500);
  });
});

describe('sound', () => {
  it('soundWord_levels_areWords', () => {
    expect([soundWord(-80, -70), soundWord(-45, -30), soundWord(-20, -9), soundWord(-12, -1)]).toEqual(['silent', 'low', 'good', 'loud']);
  });

  it('onScale_beyondTheScale_isCut', () => {
    expect([onScale(-90), onScale(-30), onScale(3)]).toEqual([0, 0.5, 1]);
  });
});

describe('addresses', () => {
  it('channelInPath_watchAndEmbed_isTheLastPart', () => {
    expect([channelInPath('/live/chamber'), channelInPath('/embed/live/web-tv/')]).toEqual(['chamber', 'web-tv']);
  });

  it('livePlaylist_oddName_isEscaped', () => {
    expect(livePlaylist('a/b')).toBe('/hls/live/a%2Fb/index.m3u8');
  });

  it('embedCode_titleWithQuotes_isEscaped', () => {
    expect(embedCode('https://town.example/embed/live/chamber', 'Salle "A" <b>')).toContain('title="Salle &quot;A&quot; &lt;b>"');
  });
});
