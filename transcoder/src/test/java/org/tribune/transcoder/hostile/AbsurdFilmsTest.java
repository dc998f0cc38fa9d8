package org.tribune.transcoder.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.transcoder.hostile.Boxes.ascii;
import static org.tribune.transcoder.hostile.Boxes.box;
import static org.tribune.transcoder.hostile.Boxes.boxOfSize;
import static org.tribune.transcoder.hostile.Boxes.ftyp;
import static org.tribune.transcoder.hostile.Boxes.full;
import static org.tribune.transcoder.hostile.Boxes.int32;
import static org.tribune.transcoder.hostile.Boxes.ints;
import static org.tribune.transcoder.hostile.Boxes.join;
import static org.tribune.transcoder.hostile.Boxes.zeros;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.transcoder.hostile.FilmTrials.Verdict;

/**
 * What is made to eat time, memory and disk: each is refused with a reason or becomes a film of
 * bounded size, and a good film is made after it by the same process.
 */
@Timeout(60)
final class AbsurdFilmsTest {
  private static final int ABSURD = -1;

  @TempDir static Path folder;
  private static HostileFilms films;

  @BeforeAll
  static void start() {
    films = HostileFilms.inSandbox(folder);
  }

  @AfterAll
  static void stop() {
    films.close();
  }

  @Test
  void bombs_areRefusedOrStayAsSmallAsTheyAre() throws Exception {
    byte[] bomb = RawMatroska.bomb(400L << 20);
    byte[] zip = ascii("PK\u0003\u0004\u0014\0\0\0\u0008\0");
    films.requireFlaw("zip.mp4", join(zip, zeros(20), bomb), "not-a-film");
    byte[] blocks = RawMatroska.track(1, RawMatroska.compression(1));
    var _ =
        films.tried(
            "block.mkv",
            RawMatroska.file(blocks, RawMatroska.cluster(0, bomb), RawMatroska.cluster(40, bomb)));
    byte[] head =
        RawMatroska.track(1, RawMatroska.compression(2), RawMatroska.element("63A2", bomb));
    var _ = films.tried("head.mkv", RawMatroska.file(head, RawMatroska.cluster(0, new byte[384])));
    byte[] moov = RawMatroska.bomb(64L << 20);
    for (long told : new long[] {64L << 20, 0x7FFFFFFFL, 0xFFFFFFF0L}) {
      byte[] packed =
          box("moov", box("cmov", box("dcom", ascii("zlib")), box("cmvd", int32(told), moov)));
      films.requireFlaw("packed.mov", join(ftyp(), packed), "not-a-film", "empty", "cut-off");
    }
  }

  /** Tables that claim more than the file holds. */
  static Map<String, RawMovie> absurdMovies() {
    Map<String, RawMovie> all = new LinkedHashMap<>();
    all.put("sizes", new RawMovie().sampleSizes(full("stsz", 0, ints(0, ABSURD))));
    all.put("one size", new RawMovie().sampleSizes(full("stsz", 0, ints(768, ABSURD))));
    all.put("large sizes", new RawMovie().sampleSizes(full("stsz", 0, ints(0x7FFFFFFF, 25))));
    all.put("times", new RawMovie().timeToSample(full("stts", 0, ints(ABSURD))));
    all.put("many times", new RawMovie().timeToSample(full("stts", 0, ints(1, ABSURD, 1))));
    all.put("long times", new RawMovie().timeToSample(full("stts", 0, ints(1, 25, 0x7FFFFFFF))));
    all.put("last time", new RawMovie().timeToSample(full("stts", 0, ints(2, 24, 1, 1, ABSURD))));
    all.put(
        "last time is long",
        new RawMovie().timeToSample(full("stts", 0, ints(2, 24, 1, 1, 0x7FFFFFFF))));
    all.put("negative times", new RawMovie().timeToSample(full("stts", 0, ints(1, 25, ABSURD))));
    all.put("chunks", new RawMovie().samplesToChunks(full("stsc", 0, ints(1, 1, ABSURD, 1))));
    all.put("all chunks", new RawMovie().samplesToChunks(full("stsc", 0, ints(ABSURD, 1, 1, 1))));
    all.put("edits", new RawMovie().edits(full("elst", 0, ints(0x7FFFFFFF, 25, 0, 0x10000))));
    all.put("long edit", new RawMovie().edits(full("elst", 0, ints(1, ABSURD, 0, 0x10000))));
    all.put(
        "empty edit", new RawMovie().edits(full("elst", 0, ints(2, 0x7FFFFFFF, -1, 1, 25, 0, 1))));
    all.put("slow edit", new RawMovie().edits(full("elst", 0, ints(1, 25, 0, 1))));
    long[] again = new long[1 + 3 * 20_000];
    again[0] = 20_000;
    for (int i = 1; i < again.length; i += 3) {
      again[i] = 25;
      again[i + 2] = 0x10000;
    }
    all.put("20,000 edits", new RawMovie().edits(full("elst", 0, ints(again))));
    all.put("duration", new RawMovie().duration(0xFFFFFFFEL));
    all.put("no picture", new RawMovie().pictures(0));
    all.put("one dot", new RawMovie().size(1, 1));
    all.put("a line", new RawMovie().size(16_384, 1));
    all.put("a column", new RawMovie().size(1, 16_384));
    all.put("huge pictures", new RawMovie().size(0x7FFF, 0x7FFF).pictures(1));
    all.put("no pictures' size", new RawMovie().size(0, 0));
    for (long[] aspect :
        new long[][] {{ABSURD, 1}, {1, 0x7FFFFFFF}, {0x7FFFFFFF, 1}, {0, 0}, {65_535, 1}}) {
      all.put(
          "aspect " + aspect[0] + ":" + aspect[1],
          new RawMovie().entryExtension(box("pasp", ints(aspect))));
    }
    all.put("clean aperture", new RawMovie().entryExtension(box("clap", ints(1, 0, 1, 0, 9, 0))));
    return all;
  }

  private static byte[] absurd(String what) {
    return Objects.requireNonNull(absurdMovies().get(what)).bytes();
  }

  static Stream<String> absurdMovieNames() {
    return absurdMovies().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("absurdMovieNames")
  void movieWithAbsurdTables_isRefusedOrNoLongerThanAllowed(String what) throws Exception {
    Verdict verdict = films.tried("absurd.mov", absurd(what));
    if (verdict.isMade()) {
      assertThat(verdict.seconds()).as(what).isLessThanOrEqualTo(600);
      assertThat(sizeOf(films.made())).as("bytes made").isLessThan(60_000_000);
    }
  }

  private static long sizeOf(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return all.mapToLong(each -> each.toFile().length()).sum();
    }
  }

  @Test
  void tenThousandTracks_areRefusedOrPassedOver() throws Exception {
    films.requireFlaw("tracks.mov", new RawMovie().tracks(10_000).bytes(), "too-many-tracks");
    byte[][] tracks = new byte[10_000][];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = RawMatroska.track(i + 1);
    }
    // The first hundred tracks are enough.
    byte[] many = RawMatroska.file(join(tracks), RawMatroska.cluster(0, new byte[384]));
    assertThat(films.tried("tracks.mkv", many).seconds()).isLessThan(1);
  }

  @Test
  void boxesOfImpossibleSizes_areRefused() throws Exception {
    String[] flaws = {"not-a-film", "cut-off", "empty", "damaged"};
    byte[] good = new RawMovie().moov(0);
    for (long size : new long[] {0, 2, 7, 0x7FFFFFFF, 0x80000000L, 0xFFFFFFFFL}) {
      films.requireFlaw("size.mov", join(ftyp(), boxOfSize(size, "moov", good)), flaws);
      byte[] wrong = boxOfSize(size, "trak", good);
      films.requireFlaw("size.mov", join(ftyp(), box("moov", wrong)), flaws);
    }
    byte[] negative = join(int32(1), ascii("mdat"), ints(0xFFFFFFFFL, 0xFFFFFFF0L));
    films.requireFlaw("size.mov", join(ftyp(), negative, zeros(1_000)), flaws);
  }

  @Test
  void boxesInBoxes_areRefused() throws Exception {
    byte[] nested = new RawMovie().moov(0);
    ArrayList<byte[]> parts = new ArrayList<>();
    for (int depth = 100_000; depth > 0; depth--) {
      parts.add(join(int32(nested.length + 8L * depth), ascii(depth % 2 == 0 ? "trak" : "udta")));
    }
    parts.add(nested);
    byte[] all = join(parts.toArray(byte[][]::new));
    films.requireFlaw("nested.mov", join(ftyp(), box("moov", all)), "not-a-film", "empty");
    byte[] tag = new byte[0];
    for (int depth = 0; depth < 2_000; depth++) {
      tag = RawMatroska.element("67C8", tag);
    }
    byte[] tags = RawMatroska.element("1254C367", RawMatroska.element("7373", tag));
    var _ = films.tried("nested.mkv", RawMatroska.file(RawMatroska.track(1), tags));
  }

  @Test
  void fileThatSaysItNeverEnds_isTooLongOrAsLongAsItIs() throws Exception {
    byte[] picture = new byte[384];
    byte[] far =
        RawMatroska.file(
            RawMatroska.track(1),
            RawMatroska.cluster(0, picture),
            RawMatroska.cluster(3_600_000_000_000_000L, picture));
    films.requireFlaw("far.mkv", far, "too-long", "damaged");
    byte[] back =
        RawMatroska.file(
            RawMatroska.track(1),
            RawMatroska.cluster(1_000, picture),
            RawMatroska.cluster(0, picture),
            RawMatroska.cluster(1_000, picture),
            RawMatroska.cluster(0, picture));
    assertThat(films.tried("back.mkv", back).seconds()).isLessThan(3);
  }

  @Test
  void fiveThousandFragments_areAFilm() throws Exception {
    byte[] extends1 = box("mvex", full("trex", 0, ints(1, 1, 1, 768, 0)));
    List<byte[]> all = new ArrayList<>();
    all.add(ftyp());
    all.add(
        new RawMovie()
            .pictures(0)
            .samplesToChunks(full("stsc", 0, int32(0)))
            .extension(extends1)
            .moov(0));
    for (int i = 0; i < 5_000; i++) {
      byte[] run = full("trun", 1, ints(1, 76));
      byte[] track = box("traf", full("tfhd", 0x20000, int32(1)), run);
      all.add(box("moof", full("mfhd", 0, int32(i)), track));
      all.add(box("mdat", zeros(768)));
    }
    assertThat(films.tried("fragments.mov", join(all.toArray(byte[][]::new))).seconds())
        .isBetween(1.0, 210.0);
  }

  @Test
  void goodFilm_isMadeAfterAllOfThem() throws Exception {
    for (String what : List.of("edits", "large sizes", "huge pictures")) {
      var _ = films.tried("absurd.mov", absurd(what));
    }
    assertThat(films.tried("good.mov", new RawMovie().bytes()).seconds()).isBetween(0.99, 1.01);
  }
}
