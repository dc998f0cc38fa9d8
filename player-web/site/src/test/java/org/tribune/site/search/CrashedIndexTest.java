package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.site.search.Library.NOW;
import static org.tribune.site.search.Library.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.store.StoreException;
import org.tribune.testkit.catalogue.RecordingSamples;
import org.tribune.testkit.catalogue.VideoSamples;

/**
 * What a process leaves that is killed is opened by the next one, which finds nothing that the
 * catalogue says no more: whatever of the index was lost, and whichever catalogue it is then.
 */
final class CrashedIndexTest {
  private static final FileTime ANOTHER_DAY = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final BroadcastId RECORDING = new BroadcastId("b-1");
  private static final Instant LIVE = RecordingSamples.STARTED;

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Library library;

  @BeforeEach
  void open() {
    library = new Library(folder.resolve("search"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  /** The index as a process leaves it that is killed now, once there is something on disk. */
  private Path killed(String name) {
    Path image = folder.resolve(name);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(UncheckedIOException.class)
        .until(() -> copied(folder.resolve("search"), image) && isWritten(image));
    return image;
  }

  private static boolean copied(Path from, Path to) {
    try (Stream<Path> before = Files.exists(to) ? Files.walk(to) : Stream.empty()) {
      for (Path each : before.filter(Files::isRegularFile).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else if (!each.endsWith("write.lock")) {
          Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
          var _ = Files.setLastModifiedTime(copy, ANOTHER_DAY);
        }
      }
      return true;
    } catch (IOException e) {
      // A file went meanwhile.
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWritten(Path index) throws IOException {
    for (String part : List.of("public", "staff")) {
      try (Stream<Path> files = Files.list(index.resolve(part))) {
        if (files.noneMatch(each -> each.getFileName().toString().startsWith("segments_"))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isOfAnotherDay(Path index) throws IOException {
    try (Stream<Path> files = Files.walk(index.resolve("public"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(each).equals(ANOTHER_DAY)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isInAFile(Path index, String word) {
    try (Stream<Path> files = Files.walk(index)) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(
              each -> {
                try {
                  return new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1)
                      .contains(word);
                } catch (NoSuchFileException e) {
                  return false;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertFoundByNobody(Library library, String word) {
    assertThat(library.answer(word).total()).as(word).isZero();
    assertThat(library.asStaff(word).total()).as(word).isZero();
    assertThat(library.answer(word).unknown()).as(word).contains(word);
  }

  private Sitting withDocument(String text, boolean isPublic) {
    Sitting sitting = library.sitting("2026-03-12", "Séance du printemps");
    return sitting.withDocuments(
        List.of(library.document(sitting.id(), "report", "Rapport", text, isPublic)));
  }

  private static Video report(Library library, String title) {
    Video draft =
        Video.draft(
            VideoSamples.draft("r1", NOW).id(),
            new VideoTexts(
                title,
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                "fr",
                "",
                Licence.CC0),
            VideoSamples.CLERK,
            NOW);
    library.catalogue.videos().create(draft);
    return library
        .catalogue
        .videos()
        .replace(
            draft
                .withFilm(new BroadcastId("20261126t0900-r1"), NOW)
                .published(VideoSamples.CLERK, NOW))
        .orElseThrow();
  }

  private static void record(Library library) {
    library.catalogue.begin(RecordingSamples.recording(RECORDING.value(), LIVE));
    library.catalogue.saveBroadcast(
        Broadcast.of(
                new BroadcastEvent.Opened(RECORDING, LIVE, new ChannelId("chamber"), "Conseil"))
            .after(new BroadcastEvent.WentLive(RECORDING, LIVE))
            .after(new BroadcastEvent.Ended(RECORDING, LIVE.plusSeconds(7_200))));
    library.catalogue.update(
        RECORDING, each -> each.in(RecordingState.COMPLETE).endedAt(LIVE.plusSeconds(7_200)));
  }

  private static void say(Library library, String words) {
    RecordingCaptions before =
        library
            .catalogue
            .captions()
            .find(RECORDING)
            .orElseGet(() -> RecordingCaptions.none(RECORDING));
    Cue cue = new Cue(Duration.ofSeconds(60), Duration.ofSeconds(64), "", words);
    assertThat(
            library
                .catalogue
                .captions()
                .replace(before.with(new CaptionTrack("fr", List.of(cue), NOW, "Ana"))))
        .isPresent();
  }

  @Test
  void start_afterAKill_goesOnWithWhatWasOnDisk() throws IOException {
    library.add(withDocument("De la piscine.", true));
    library.start();
    Path left = killed("left");
    library.store.fail(new StoreException("away"));
    Library next = library.again(left).start();
    assertThat(next.titles("piscine")).containsExactly("D Rapport");
    next.close();
    assertThat(isOfAnotherDay(left)).isTrue();
  }

  @Test
  void start_whereTextsWereToCome_readsThem() {
    Sitting sitting = withDocument("De la piscine.", true);
    library.add(sitting);
    library.store.fail(new StoreException("away"));
    library.search.start();
    assertThat(library.titles("rapport")).containsExactly("D Rapport");
    library.close();
    library.store.recover();
    Library next = library.again(folder.resolve("search")).start();
    assertThat(next.titles("piscine")).containsExactly("D Rapport");
    next.close();
  }

  @Test
  void start_whereAllWasWithdrawnSince_findsNothingOfIt() {
    Sitting shown = withDocument("De la piscine.", true);
    Sitting gone = library.sitting("2026-04-12", "Séance xylophonistique");
    library.add(shown);
    library.add(gone);
    Sitting kept =
        library.sitting("2026-05-12", "Séance de mai").withItems(List.of(item("i", "1", "Eau")));
    library.add(kept);
    Video report = report(library, "Le concours zygomatique");
    record(library);
    say(library, "Une parole hippocratique.");
    library.start();
    for (String word : List.of("piscine", "xylophonistique", "zygomatique", "hippocratique")) {
      assertThat(library.answer(word).total()).as(word).isEqualTo(1);
    }
    Path left = killed("left");
    library.close();

    library.change(shown.id(), each -> each.withDocuments(List.of()));
    assertThat(
            library.sittings.forget(
                gone.id(), library.sittings.find(gone.id()).orElseThrow().version()))
        .isTrue();
    assertThat(library.catalogue.videos().replace(report.unpublished(VideoSamples.CLERK, NOW)))
        .isPresent();
    library.catalogue.update(RECORDING, each -> each.in(RecordingState.DELETING));
    for (Path index : List.of(left, folder.resolve("search"))) {
      Library next = library.again(index).start();
      for (String word : List.of("piscine", "xylophonistique", "zygomatique", "hippocratique")) {
        assertFoundByNobody(next, word);
      }
      assertThat(next.titles("eau")).containsExactly("I Eau");
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreException(UncheckedIOException.class)
          .until(() -> !isInAFile(index, "xylophonistique") && !isInAFile(index, "zygomatique"));
      next.close();
    }
  }

  /** As where a backup was brought back and then written to: versions say nothing. */
  @Test
  void start_overAnotherCatalogueWithTheSameVersions_findsItsWordsAlone() {
    Library other = new Library(folder.resolve("other"));
    for (Library each : List.of(library, other)) {
      String word = each == library ? "xylophonistique" : "hippocratique";
      Sitting sitting = each.sitting("2026-03-12", "Séance " + word);
      each.add(
          sitting.withDocuments(
              List.of(each.document(sitting.id(), "report", "Rapport", "Du " + word, true))));
      report(each, "Le concours " + word);
      record(each);
      say(each, "Une parole " + word + ".");
    }
    library.start();
    assertThat(library.answer("xylophonistique").total()).isEqualTo(4);
    Path left = killed("left");
    library.close();
    assertThat(other.sittings.versions()).isEqualTo(library.sittings.versions());
    assertThat(other.catalogue.videos().versions())
        .isEqualTo(library.catalogue.videos().versions());
    assertThat(other.catalogue.captions().versions())
        .isEqualTo(library.catalogue.captions().versions());
    for (Path index : List.of(left, folder.resolve("search"))) {
      Library next = other.again(index).start();
      assertFoundByNobody(next, "xylophonistique");
      assertThat(next.answer("hippocratique").total()).isEqualTo(4);
      next.close();
    }
    other.close();
  }

  /** The two parts are written down one after the other: a kill may come in between. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void start_overPartsOfTwoTimes_findsEachAsItIsNow(boolean isPublicNewer) throws IOException {
    Sitting sitting =
        withDocument("De la piscine.", true)
            .withItems(List.of(Library.noted("one", "Voirie", "Une note confidentielle")));
    library.add(sitting);
    library.start();
    Path before = killed("before");
    library.change(
        sitting.id(),
        each ->
            each.withDocuments(
                    List.of(
                        library.document(
                            sitting.id(), "report", "Rapport", "De la piscine.", false)))
                .withItems(List.of(Library.noted("one", "Voirie", "Une remarque tardive"))));
    library.awaitTexts();
    library.close();
    Path mixed = folder.resolve("mixed");
    String[] parts = {"public", "staff"};
    for (String part : parts) {
      boolean isNewer = part.equals("public") == isPublicNewer;
      Files.createDirectories(mixed);
      assertThat(
              copied(
                  (isNewer ? folder.resolve("search") : before).resolve(part), mixed.resolve(part)))
          .isTrue();
    }
    Library next = library.again(mixed).start();
    assertThat(next.answer("piscine").total()).isZero();
    assertThat(Library.titles(next.asStaff("piscine"))).containsExactly("D Rapport");
    assertThat(next.asStaff("confidentielle").total()).isZero();
    assertThat(next.asStaff("tardive").total()).isEqualTo(1);
    assertThat(next.answer("tardive").total()).isZero();
    next.close();
  }

  @Test
  void start_afterAKillOverAFileThatRotted_makesTheIndexAnew() throws IOException {
    library.add(withDocument("De la piscine.", true));
    library.add(library.sitting("2026-04-12", "Séance d'avril").in(SittingStatus.CANCELLED));
    library.start();
    Path left = killed("left");
    int rotten = 0;
    try (Stream<Path> files = Files.list(left.resolve("public"))) {
      for (Path each : files.toList()) {
        byte[] bytes = Files.readAllBytes(each);
        int word = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("piscine");
        if (word >= 0) {
          // A letter, which nothing but the sum of the file would notice.
          bytes[word] = 'd';
          Files.write(each, bytes);
          var _ = Files.setLastModifiedTime(each, ANOTHER_DAY);
          rotten++;
        }
      }
    }
    assertThat(rotten).isPositive();
    Library next = library.again(left).start();
    assertThat(next.titles("piscine")).containsExactly("D Rapport");
    next.close();
    assertThat(isOfAnotherDay(left)).isFalse();
  }

  @Test
  void find_whileTheDiskCannotBeWritten_saysSoAndFindsAllAfterwards() throws IOException {
    library.add(withDocument("De la piscine.", true));
    library.start();
    assertThat(library.titles("piscine")).containsExactly("D Rapport");
    Path part = folder.resolve("search/public");
    try (Stream<Path> files = Files.list(part)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(part);
    Files.writeString(part, "no folder");
    Set<String> words = Set.of("gymnase", "patinoire");
    library.add(
        library
            .sitting("2026-05-12", "Séance de mai")
            .withItems(List.of(item("one", "1", String.join(" ", words)))));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(library.find("gymnase")).isEmpty());
    Files.delete(part);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> library.find("piscine").map(each -> each.total() == 1).orElse(false));
    library.awaitTexts();
    assertThat(library.titles("gymnase")).hasSize(1);
    assertThat(library.titles("piscine")).containsExactly("D Rapport");
  }
}
