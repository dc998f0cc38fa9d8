package org.tribune.archive.correction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.crypto.CryptoException;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.store.StoreException;
import org.tribune.media.slate.SlateBrand;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.CaptionSamples;
import org.tribune.testkit.store.FakeObjectStore;

final class CorrectorTest {
  private static final double FROM = FilmedSitting.SECRET_FROM;
  private static final double TO = FilmedSitting.SECRET_TO;
  private static final int FRAMES = FilmedSitting.SECONDS * 25;
  private static final SlateBrand BRAND = new SlateBrand(Color.RED, Optional.empty());
  private static final List<String> RENDITIONS = List.of("180p", "90p", "audio");

  @TempDir private Path folder;

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final FilmedSitting sitting = new FilmedSitting(catalogue, store);
  private Instant now = FilmedSitting.ORIGIN.plusSeconds(3_600);
  private CorrectionMaker maker;

  @BeforeEach
  void film() {
    sitting.film();
    maker = maker(Duration.ZERO);
  }

  private CorrectionMaker maker(Duration seals) {
    InstantSource source = () -> now;
    return new CorrectionMaker(catalogue, store, seals, BRAND, source.withZone(ZoneOffset.UTC));
  }

  private List<Seen.Frame> large() throws Exception {
    return Seen.pictures(catalogue, store, folder, "180p", 320, 180);
  }

  private List<Seen.Frame> small() throws Exception {
    return Seen.pictures(catalogue, store, folder, "90p", 160, 90);
  }

  private List<Double> whistle() throws Exception {
    float[] samples = Seen.sound(catalogue, store, folder);
    return Seen.strengths(samples, FilmedSitting.SAMPLE_RATE, FilmedSitting.WHISTLE);
  }

  /** The names of all media in the store and their bytes. */
  private Map<String, Bytes> objects(String prefix) {
    Map<String, Bytes> all = new TreeMap<>();
    try (Stream<String> names = store.list(prefix).map(each -> each.name())) {
      names.forEach(name -> all.put(name, store.get(name).orElseThrow()));
    }
    return all;
  }

  private List<String> namedSegments() {
    return RENDITIONS.stream()
        .flatMap(each -> sitting.rows(each).stream())
        .filter(row -> row.state() == SegmentState.STORED)
        .map(row -> RecordingNames.segment(FilmedSitting.ID, row))
        .sorted()
        .toList();
  }

  /** Each row says what its object really is, and the store has nothing else. */
  private void assertSound() {
    for (String rendition : RENDITIONS) {
      for (RecordedSegment row :
          catalogue.indexedSegments(FilmedSitting.ID, rendition, 0, Long.MAX_VALUE)) {
        if (row.state() == SegmentState.STORED) {
          String name = RecordingNames.segment(FilmedSitting.ID, row);
          Bytes content = store.get(name).orElseThrow(() -> new AssertionError(name));
          SegmentIndex index = SegmentIndex.of(content);
          assertThat(content.length()).isEqualTo(row.length());
          assertThat(SegmentIndex.decode(row.index())).isEqualTo(index);
          assertThat(index.start()).isEqualTo(row.start().ticks());
          assertThat(index.duration()).isEqualTo(row.duration().ticks());
          assertThat(index.isSync(0)).isTrue();
          if (!rendition.equals("audio") && row.revision() > 0) {
            assertThat(index.keyFrames()).hasSize((int) keyFrames(index));
          }
        }
      }
    }
    assertThat(objects("recordings/").keySet()).containsExactlyElementsOf(namedSegments());
  }

  private static long keyFrames(SegmentIndex index) {
    return IntStream.range(0, index.samples()).filter(index::isSync).count();
  }

  private Recording recording() {
    return catalogue.recording(FilmedSitting.ID).orElseThrow();
  }

  @Test
  void film_beforeAnyCorrection_showsAndSoundsTheSecret() throws Exception {
    assertThat(large()).hasSize(FRAMES).filteredOn(Seen.Frame::isSecret).hasSize(43);
    assertThat(small()).hasSize(FRAMES / 2).filteredOn(Seen.Frame::isSecret).hasSize(21);
    assertThat(whistle()).filteredOn(each -> each > 0.3).hasSizeBetween(32, 36);
  }

  @Test
  void mute_leavesNoSoundOfThePassageAndAllElse() throws Exception {
    Map<String, Bytes> before = objects("recordings/");
    assertThat(maker.make(sitting.ask(Correction.Kind.MUTE, FROM, TO))).isTrue();
    assertThat(whistle()).allMatch(each -> each < 0.001);
    float[] sound = Seen.sound(catalogue, store, folder);
    List<Double> hum = Seen.strengths(sound, FilmedSitting.SAMPLE_RATE, 200);
    // All but the passage and a twentieth at each of its ends.
    assertThat(hum).filteredOn(each -> each > 0.4).hasSizeBetween(20 * 12 - 40, 20 * 12 - 34);
    assertThat(large()).filteredOn(Seen.Frame::isSecret).hasSize(43);
    Map<String, Bytes> after = objects("recordings/");
    assertThat(before.keySet().stream().filter(name -> !after.containsKey(name)))
        .containsExactlyInAnyOrder(
            RecordingNames.asset(FilmedSitting.ID, "poster-r0-9a8b7c6d5e4f.jpg"),
            RecordingNames.segment(FilmedSitting.ID, "audio", 2),
            RecordingNames.segment(FilmedSitting.ID, "audio", 3));
    assertThat(sitting.rows("audio"))
        .extracting(RecordedSegment::revision)
        .containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(catalogue.assets(FilmedSitting.ID)).isEmpty();
    assertThat(recording().revision()).isEqualTo(1);
    assertThat(catalogue.corrections(FilmedSitting.ID))
        .singleElement()
        .satisfies(
            done -> {
              assertThat(done.state()).isEqualTo(Correction.State.DONE);
              assertThat(done.finishedAt()).contains(now);
              assertThat(done.sealedUntil()).isEmpty();
            });
    assertSound();
  }

  @ParameterizedTest
  @EnumSource(Correction.Kind.class)
  void correction_takesTheWordsOutOfTheTranscriptWithTheSound(Correction.Kind kind) {
    List<LiveCaption> said =
        List.of(
            CaptionSamples.heard("before", 1, "Bonjour."),
            CaptionSamples.heard("early", 3, "Alors,"),
            CaptionSamples.heard("in", 6, "son nom est"),
            CaptionSamples.heard("after", 9, "Merci."));
    assertThat(catalogue.transcripts().save(FilmedSitting.ID, said)).isEqualTo(4);
    Correction asked = sitting.ask(kind, FROM, TO);
    assertThat(catalogue.transcripts().find(FilmedSitting.ID)).hasSize(4);

    assertThat(maker.make(asked)).isTrue();

    assertThat(catalogue.transcripts().find(FilmedSitting.ID))
        .extracting(LiveCaption::id)
        .containsExactly("before", "after");
    // A recorder that still has them in its log writes them no more.
    assertThat(catalogue.transcripts().save(FilmedSitting.ID, said)).isZero();
  }

  @Test
  void mask_showsASlateForThePassageAndEveryOtherFrameAsItWas() throws Exception {
    List<Seen.Frame> before = large();
    List<Integer> revisions = List.of(0, 0, 1, 1, 0, 0);
    maker.make(sitting.ask(Correction.Kind.MASK, FROM, TO));
    List<Seen.Frame> after = large();
    assertThat(after).hasSize(FRAMES).noneMatch(Seen.Frame::isSecret);
    for (int i = 0; i < FRAMES; i++) {
      if (!before.get(i).isSecret()) {
        assertThat(after.get(i).luma()).as("frame " + i).isCloseTo(before.get(i).luma(), within());
      }
    }
    assertThat(small()).hasSize(FRAMES / 2).noneMatch(Seen.Frame::isSecret);
    assertThat(whistle()).allMatch(each -> each < 0.001);
    for (String rendition : RENDITIONS) {
      assertThat(sitting.rows(rendition))
          .extracting(RecordedSegment::revision)
          .isEqualTo(revisions);
    }
    assertSound();
  }

  @Test
  void mask_slate_isInTheTownsColour() throws Exception {
    maker.make(sitting.ask(Correction.Kind.MASK, 1, 3));
    new CorrectionMaker(catalogue, store, Duration.ZERO, SlateBrand.OWN, Clock.systemUTC())
        .make(sitting.ask(Correction.Kind.MASK, 8, 10));
    List<Seen.Frame> frames = large();
    assertThat(frames.get(2 * 25).red()).isGreaterThan(frames.get(9 * 25).red() + 2);
  }

  private static Offset<Double> within() {
    return Offset.offset(3.0);
  }

  @Test
  void mask_aLongPassage_repeatsTheSameSlate() throws Exception {
    maker.make(sitting.ask(Correction.Kind.MASK, 2, 10));
    List<RecordedSegment> rows = sitting.rows("180p");
    Bytes one = rows.get(1).sha256();
    assertThat(rows.subList(1, 5))
        .extracting(RecordedSegment::length)
        .containsOnly(rows.get(1).length());
    assertThat(one).isNotEqualTo(rows.get(2).sha256());
    assertThat(large()).hasSize(FRAMES).noneMatch(Seen.Frame::isSecret);
    assertSound();
  }

  @ParameterizedTest
  @CsvSource({
    "5.4, 7.1", // over a segment's end
    "5.4, 7.12", // both within a group
    "4, 8", // whole segments
    "5, 8", // from a group's start to a segment's end
    "4.5, 7.5",
    "5.399999, 7.100001",
    "0, 7.2",
    "5.3, 12"
  })
  void cut_leavesNothingOfThePassageAndNothingElseOut(double from, double to) throws Exception {
    List<Seen.Frame> before = large();
    maker.make(sitting.ask(Correction.Kind.CUT, from, to));
    List<Seen.Frame> after = large();
    int gone = (int) (Math.ceil(to * 25 - 1e-6) - Math.floor(from * 25 + 1e-6));
    assertThat(after).noneMatch(Seen.Frame::isSecret).hasSize(FRAMES - gone);
    int kept = (int) Math.floor(from * 25 + 1e-6);
    for (int i = 0; i < after.size(); i++) {
      int was = i < kept ? i : i + gone;
      assertThat(after.get(i).luma()).as("frame " + i).isCloseTo(before.get(was).luma(), within());
    }
    assertThat(small())
        .noneMatch(Seen.Frame::isSecret)
        .hasSizeBetween((FRAMES - gone) / 2 - 1, (FRAMES - gone) / 2 + 1);
    float[] sound = Seen.sound(catalogue, store, folder);
    assertThat(sound.length / (double) FilmedSitting.SAMPLE_RATE)
        .isBetween(
            FilmedSitting.SECONDS - (to - from) - 0.13, FilmedSitting.SECONDS - (to - from) + 0.03);
    assertThat(whistle()).allMatch(each -> each < 0.01);
    assertSound();
  }

  @Test
  void cut_withinOneSegment_makesTwoPiecesOfIt_andAnotherThree() throws Exception {
    maker.make(sitting.ask(Correction.Kind.CUT, 4.4, 4.6));
    assertThat(pieces("180p", 2)).containsExactly("2-1.m4s", "2-1-1.m4s");
    // A cut in the second piece; the fake's time is the recording's own.
    maker.make(sitting.ask(Correction.Kind.CUT, 4.8, 5));
    assertThat(pieces("180p", 2)).containsExactly("2-1.m4s", "2-2-1.m4s", "2-2-2.m4s");
    maker.make(sitting.ask(Correction.Kind.CUT, 4.1, 4.2));
    assertThat(pieces("180p", 2)).containsExactly("2-3.m4s", "2-3-1.m4s", "2-3-2.m4s", "2-3-3.m4s");
    assertSound();
    assertThat(large()).hasSize(FRAMES - 5 - 5 - 3);
    maker.make(sitting.ask(Correction.Kind.CUT, FROM, TO));
    maker.make(sitting.ask(Correction.Kind.MASK, 4, 8));
    assertThat(large()).noneMatch(Seen.Frame::isSecret);
    maker.make(sitting.ask(Correction.Kind.CUT, 4, 6));
    assertThat(pieces("180p", 2)).isEmpty();
    assertSound();
  }

  private List<String> pieces(String rendition, long number) {
    return sitting.rows(rendition).stream()
        .filter(row -> row.number() == number)
        .map(RecordingNames::fileName)
        .toList();
  }

  @Test
  void make_whatIsDamaged_staysAGapThatNoBackupCanFill() throws Exception {
    String damaged = RecordingNames.segment(FilmedSitting.ID, "180p", 2);
    store.put(damaged, Bytes.utf8("garbage"));
    maker.make(sitting.ask(Correction.Kind.MASK, FROM, TO));
    assertThat(sitting.rows("180p"))
        .extracting(RecordedSegment::state)
        .containsExactly(
            SegmentState.STORED,
            SegmentState.STORED,
            SegmentState.LOST,
            SegmentState.STORED,
            SegmentState.STORED,
            SegmentState.STORED);
    RecordedSegment lost = sitting.rows("180p").get(2);
    assertThat(lost.revision()).isEqualTo(1);
    assertThat(lost.length()).isZero();
    assertThat(store.get(damaged)).isEmpty();
    assertSound();
  }

  @Test
  void make_storeFailsHalfWay_nothingIsChangedAndTheNextTryDoesIt() throws Exception {
    Correction asked = sitting.ask(Correction.Kind.MASK, FROM, TO);
    Map<String, Bytes> before = objects("recordings/");
    store.failAfter(3, new StoreException("The store is away"));
    assertThatThrownBy(() -> maker.make(asked)).isInstanceOf(StoreException.class);
    store.recover();
    assertThat(catalogue.pendingCorrections()).containsExactly(asked);
    assertThat(objects("recordings/")).containsAllEntriesOf(before);
    assertThat(maker.make(asked)).isTrue();
    assertThat(large()).noneMatch(Seen.Frame::isSecret);
    assertSound();
  }

  @Test
  void resume_afterACrashBeforeTheOriginalsWent_takesThemAway() {
    Map<String, Bytes> before = objects("recordings/");
    maker.make(sitting.ask(Correction.Kind.MUTE, FROM, TO));
    String original = RecordingNames.segment(FilmedSitting.ID, "audio", 2);
    store.put(original, Objects.requireNonNull(before.get(original)));
    String picture = RecordingNames.asset(FilmedSitting.ID, "storyboard-0-r0-0123456789ab.jpg");
    store.put(picture, Bytes.utf8("a sheet of before"));
    String drawn = RecordingNames.asset(FilmedSitting.ID, "storyboard-0-r1-0123456789ab.jpg");
    store.put(drawn, Bytes.utf8("a sheet that is being made"));
    maker(Duration.ZERO).resume();
    assertThat(store.get(original)).isEmpty();
    assertThat(store.get(picture)).isEmpty();
    assertThat(store.get(drawn)).isPresent();
  }

  @Test
  void seals_keepTheOriginalUnderAnotherNameUntilTheirEnd() {
    maker = maker(Duration.ofDays(90));
    String original = RecordingNames.segment(FilmedSitting.ID, "audio", 2);
    Bytes content = store.get(original).orElseThrow();
    maker.make(sitting.ask(Correction.Kind.MUTE, FROM, TO));
    Map<String, Bytes> sealed = objects("sealed/");
    assertThat(sealed).hasSize(2);
    assertThat(sealed.get("sealed/" + FilmedSitting.ID + "/1/audio/2.m4s")).isNotEqualTo(content);
    assertThat(sealed.values()).noneMatch(each -> holds(each, tail(content)));
    assertThat(opened()).hasSize(2).containsEntry("audio/2.m4s", content);
    assertThat(new SealedOriginals(catalogue, store).violations()).isEmpty();
    assertSound();
    Instant until = now.plus(Duration.ofDays(90));
    assertThat(catalogue.corrections(FilmedSitting.ID).getFirst().sealedUntil()).contains(until);
    now = until.minusSeconds(1);
    maker.endSeals();
    assertThat(objects("sealed/")).hasSize(2);
    now = until;
    // A store that fails, as one that was killed: what is left of the objects is noise already.
    store.fail(new StoreException("The store is away"));
    assertThatThrownBy(maker::endSeals).isInstanceOf(StoreException.class);
    store.recover();
    assertThat(objects("sealed/")).isEqualTo(sealed);
    assertThat(opened()).isEmpty();
    assertThat(new SealedOriginals(catalogue, store).violations()).isEmpty();
    maker.endSeals();
    assertThat(objects("sealed/")).isEmpty();
    assertThat(catalogue.corrections(FilmedSitting.ID).getFirst().sealedUntil()).isEmpty();
    assertThat(catalogue.corrections(FilmedSitting.ID).getFirst().state())
        .isEqualTo(Correction.State.DONE);
  }

  @Test
  void originalsSealedBeforeThereWereKeys_areEncryptedAtTheStart() {
    maker = maker(Duration.ofDays(90));
    Bytes content = store.get(RecordingNames.segment(FilmedSitting.ID, "audio", 2)).orElseThrow();
    maker.make(sitting.ask(Correction.Kind.MUTE, FROM, TO));
    Map<String, Bytes> plain = opened();
    String prefix = "sealed/" + FilmedSitting.ID + "/1/";
    plain.forEach((name, segment) -> store.put(prefix + name, segment));
    assertThat(new SealedOriginals(catalogue, store).violations())
        .hasSize(2)
        .allMatch(each -> each.contains("not encrypted yet"));
    maker.resume();
    assertThat(objects("sealed/").values()).noneMatch(each -> holds(each, tail(content)));
    assertThat(opened()).isEqualTo(plain);
    Map<String, Bytes> encrypted = objects("sealed/");
    maker.resume();
    assertThat(objects("sealed/")).isEqualTo(encrypted);
  }

  @Test
  void sealedOriginalsThatWereSwappedOrChanged_areRefused() {
    maker = maker(Duration.ofDays(90));
    maker.make(sitting.ask(Correction.Kind.MUTE, FROM, TO));
    List<String> names = List.copyOf(objects("sealed/").keySet());
    store.put(names.getFirst(), store.get(names.getLast()).orElseThrow());
    assertThat(new SealedOriginals(catalogue, store).violations())
        .singleElement()
        .asString()
        .contains(names.getFirst());
    assertThatThrownBy(this::opened).isInstanceOf(CryptoException.Tampered.class);
  }

  private Map<String, Bytes> opened() {
    Map<String, Bytes> opened = new HashMap<>();
    var _ = new SealedOriginals(catalogue, store).open(FilmedSitting.ID, 1, opened::put);
    return opened;
  }

  /** The last frames of a segment. */
  private static byte[] tail(Bytes content) {
    return Arrays.copyOfRange(content.array(), content.length() - 32, content.length());
  }

  private static boolean holds(Bytes content, byte[] needle) {
    String text = new String(content.array(), ISO_8859_1);
    return text.contains(new String(needle, ISO_8859_1));
  }

  @Test
  void corrector_carriesOutWhatIsAskedFor_alsoWhenTheStoreWasAway() {
    Correction asked = sitting.ask(Correction.Kind.MUTE, FROM, TO);
    store.fail(new StoreException("The store is away"));
    try (Corrector corrector = corrector()) {
      corrector.start();
      Awaitility.await()
          .during(Duration.ofMillis(300))
          .until(() -> state(asked) == Correction.State.REQUESTED);
    }
    store.recover();
    try (Corrector corrector = corrector()) {
      corrector.start();
      Awaitility.await().until(() -> state(asked) == Correction.State.DONE);
      Correction next = sitting.ask(Correction.Kind.CUT, 1, 2);
      Awaitility.await().until(() -> state(next) == Correction.State.DONE);
    }
    assertSound();
  }

  private Corrector corrector() {
    InstantSource source = () -> now;
    return new Corrector(
        catalogue,
        store,
        Duration.ZERO,
        BRAND,
        source.withZone(ZoneOffset.UTC),
        Duration.ofMillis(20));
  }

  private Correction.State state(Correction asked) {
    return catalogue.corrections(FilmedSitting.ID).get(asked.id() - 1).state();
  }

  @Test
  void corrector_picturesOfAnotherEncoder_isToldAndThePassageStaysWithheld() {
    Correction asked = sitting.ask(Correction.Kind.MASK, FROM, TO);
    TemporaryCatalogue other = withHeaders(CorrectorTest::another);
    try (Corrector corrector =
        new Corrector(
            other, store, Duration.ZERO, BRAND, Clock.systemUTC(), Duration.ofMillis(20))) {
      corrector.start();
      Awaitility.await()
          .until(
              () ->
                  other.corrections(FilmedSitting.ID).getFirst().state()
                      == Correction.State.FAILED);
    }
    Correction failed = other.corrections(FilmedSitting.ID).getFirst();
    assertThat(failed.failure().orElseThrow())
        .contains("le passage reste retiré", "the passage stays withheld", "180p");
    assertThat(asked.id()).isEqualTo(failed.id());
    assertThat(objects("recordings/"))
        .containsKey(RecordingNames.segment(FilmedSitting.ID, "180p", 2));
  }

  /** The same recording, whose video headers are changed. */
  private TemporaryCatalogue withHeaders(UnaryOperator<Bytes> change) {
    Recording found = recording();
    List<Rendition> renditions =
        found.format().renditions().stream()
            .map(each -> each instanceof Rendition.Video video ? changed(video, change) : each)
            .toList();
    TemporaryCatalogue other = new TemporaryCatalogue();
    other.begin(
        new Recording(
            found.id(),
            found.channel(),
            found.title(),
            found.kind(),
            found.state(),
            found.startedAt(),
            found.endedAt(),
            new RenditionFormat(1, found.format().timeline(), renditions),
            found.revision(),
            found.version()));
    for (String rendition : RENDITIONS) {
      other.addSegments(
          found.id(), catalogue.indexedSegments(found.id(), rendition, 0, Long.MAX_VALUE));
    }
    catalogue.corrections(found.id()).forEach(other::saveCorrection);
    return other;
  }

  private static Rendition changed(Rendition.Video video, UnaryOperator<Bytes> change) {
    return new Rendition.Video(
        video.id(),
        video.codec(),
        video.averageBandwidth(),
        video.peakBandwidth(),
        change.apply(video.header()),
        video.width(),
        video.height(),
        video.frameRate());
  }

  /** With another picture parameter set: its last byte, before avcC's four of chroma. */
  private static Bytes another(Bytes header) {
    byte[] bytes = header.array().clone();
    for (int at = 0; at + 8 < bytes.length; at++) {
      if (bytes[at] == 'a'
          && bytes[at + 1] == 'v'
          && bytes[at + 2] == 'c'
          && bytes[at + 3] == 'C') {
        int sequence = at + 10;
        int length = ((bytes[sequence] & 255) << 8) | (bytes[sequence + 1] & 255);
        bytes[sequence + 2 + length + 1 + 2 + 1] ^= 0x10;
        return Bytes.wrap(bytes);
      }
    }
    throw new AssertionError("No avcC");
  }
}
