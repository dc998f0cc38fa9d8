package org.tribune.site.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmHeadTest {
  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, 00000020 66747970 69736f6d 00000200",
    "mov, 00000014 66747970 71742020 00000200",
    "3gp, 00000018 66747970 33677034 00000200",
    "old mov, 00000100 6d6f6f76 00000000 00000000",
    "mkv or webm, 1a45dfa3 9f428681 01428681",
    "avi, 52494646 00000000 41564920 4c495354",
    "wav, 52494646 00000000 57415645 666d7420",
    "mpeg ps, 000001ba 44000400 0401",
    "mpeg video, 000001b3 14010008",
    "flv, 464c5601 05000000 09000000",
    "ogg, 4f676753 00020000 00000000",
    "flac, 664c6143 00000022 10001000",
    "asf, 3026b275 8e66cf11 a6d900aa",
    "mxf, 060e2b34 02050101 0d010201 01020400",
    "mxf behind a run-in, 0000 060e2b34 02050101 0d010201 01020400",
    "dv, 1f07003f 00000000",
    "dv pal, 1f0700bf 00000000",
    "mp3 with a tag, 49443304 00000000 00000000",
    "aiff, 464f524d 00000000 41494646 434f4d4d"
  })
  void flaw_ofAContainerThatIsRead_isNone(String what, String head) {
    assertThat(FilmHead.flaw(Arrays.copyOf(bytes(head), 4_096))).as(what).isEmpty();
  }

  @Test
  void flaw_ofPackets_isNoneOnlyIfThereAreSeveral() {
    byte[] stream = new byte[188 * 5];
    for (int i = 0; i < stream.length; i += 188) {
      stream[i] = 0x47;
    }
    assertThat(FilmHead.flaw(stream)).isEmpty();
    byte[] m2ts = new byte[192 * 5];
    for (int i = 4; i < m2ts.length; i += 192) {
      m2ts[i] = 0x47;
    }
    assertThat(FilmHead.flaw(m2ts)).isEmpty();
    stream[188] = 0;
    assertThat(FilmHead.flaw(stream)).contains(NoFilm.UNKNOWN);
  }

  @Test
  void flaw_ofSoundFrames_isNoneOnlyIfThereAreTwo() {
    byte[] mp3 = new byte[1_000];
    byte[] frame = bytes("fffb9000"); // MPEG 1, layer 3, 128 kbit/s, 44.1 kHz: 417 bytes.
    System.arraycopy(frame, 0, mp3, 0, 4);
    System.arraycopy(frame, 0, mp3, 417, 4);
    assertThat(FilmHead.flaw(mp3)).isEmpty();
    mp3[417] = 0;
    assertThat(FilmHead.flaw(mp3)).contains(NoFilm.UNKNOWN);
    byte[] aac = new byte[100];
    byte[] adts = bytes("fff15080 02 1ffc"); // 16 bytes.
    System.arraycopy(adts, 0, aac, 0, 7);
    System.arraycopy(adts, 0, aac, 16, 7);
    assertThat(FilmHead.flaw(aac)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jpeg, ffd8ffe0 00104a46, PICTURE",
    "png, 89504e47 0d0a1a0a, PICTURE",
    "webp, 52494646 00000000 57454250, PICTURE",
    "heic, 00000018 66747970 68656963, PICTURE",
    "avif, 00000018 66747970 61766966, PICTURE",
    "tiff, 49492a00 08000000, PICTURE",
    "zip, 504b0304 14000000, PACKED",
    "gzip, 1f8b0800 00000000, PACKED",
    "rar, 52617221 1a0700, PACKED",
    "pdf, 255044462d312e37, DOCUMENT",
    "old office, d0cf11e0a1b11ae1, DOCUMENT",
    "elf, 7f454c46 02010100, UNKNOWN",
    "soundfont, 52494646 00000000 7366626b, UNKNOWN"
  })
  void flaw_ofWhatIsNoFilm_saysWhatItIs(String what, String head, NoFilm kind) {
    assertThat(FilmHead.flaw(Arrays.copyOf(bytes(head), 4_096))).as(what).contains(kind);
  }

  @Test
  void flaw_ofAListThatLeadsElsewhere_isNamed() {
    for (String list :
        new String[] {
          "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
          "\u00EF\u00BB\u00BF#EXTM3U\n",
          "  \n ffconcat version 1.0\nfile /etc/passwd\n",
          "<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'>",
          "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n",
          "[playlist]\nFile1=http://x\n"
        }) {
      assertThat(FilmHead.flaw(text(list))).as(list).contains(NoFilm.PLAYLIST);
    }
    assertThat(FilmHead.flaw(text("<svg xmlns='x'/>"))).contains(NoFilm.PICTURE);
    assertThat(FilmHead.flaw(text("Bonjour"))).contains(NoFilm.TEXT);
    assertThat(FilmHead.flaw(new byte[0])).contains(NoFilm.UNKNOWN);
  }

  @Test
  void flaw_ofAnyBytes_isToldWithoutAFailure() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] any = new byte[random.nextInt(40)];
      random.nextBytes(any);
      if (any.length > 1 && i % 2 == 0) {
        any[0] = (byte) 0xFF;
        any[1] |= (byte) 0xE0;
      }
      assertThat(FilmHead.flaw(any)).isNotNull();
    }
  }
}
