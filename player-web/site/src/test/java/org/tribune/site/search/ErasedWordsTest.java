package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.testkit.catalogue.VideoSamples;

/** What was withdrawn is in no file of the index, while it is in use and after a crash. */
class ErasedWordsTest {
  private static final String WORD = "xylophonistique";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Library library;

  @BeforeEach
  void open() {
    library = new Library(folder.resolve("search"));
    // Others are in the same files.
    IntStream.range(0, 40)
        .forEach(each -> library.add(library.sitting("2026-03-12", "Séance numéro " + each)));
  }

  @AfterEach
  void close() {
    library.close();
  }

  private Sitting withDocument(String text) {
    Sitting sitting = library.sitting("2026-03-13", "Séance du printemps");
    Document document = library.document(sitting.id(), "report", "Rapport", text, true);
    Sitting whole = sitting.withDocuments(List.of(document));
    library.add(whole);
    return whole;
  }

  private void assertFound() {
    assertThat(library.answer(WORD).total()).isEqualTo(1);
    await()
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(() -> assertThat(filesWith(WORD)).isNotEmpty());
  }

  private void assertGone() {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(() -> assertThat(filesWith(WORD)).isEmpty());
    assertThat(library.answer("séance").total()).isGreaterThanOrEqualTo(40);
  }

  private List<Path> filesWith(String word) {
    try (Stream<Path> files = Files.walk(folder.resolve("search"))) {
      return files.filter(each -> holds(each, word)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String word) {
    try {
      return Files.isRegularFile(file)
          && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void files_ofTheIndex_holdNothingOfADocumentThatWasTakenAway() {
    Sitting sitting = withDocument("Du concours " + WORD + " de printemps.");
    library.start();
    assertFound();
    library.change(sitting.id(), each -> each.withDocuments(List.of()));
    assertGone();
  }

  @Test
  void files_ofTheIndex_holdNothingOfATitleThatWasChanged() {
    Sitting sitting = library.sitting("2026-03-13", "Séance " + WORD);
    library.add(sitting);
    library.start();
    assertFound();
    library.change(
        sitting.id(), each -> each.with(library.sitting("2026-03-13", "Séance ordinaire").facts()));
    assertGone();
  }

  @Test
  void files_ofTheIndex_holdNothingOfAReportThatWasWithdrawn() {
    Video draft =
        Video.draft(
            VideoSamples.draft("r1", Library.NOW).id(),
            new VideoTexts(
                "Le concours " + WORD,
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                "fr",
                "",
                Licence.CC0),
            VideoSamples.CLERK,
            Library.NOW);
    library.catalogue.videos().create(draft);
    Video published =
        library
            .catalogue
            .videos()
            .replace(
                draft
                    .withFilm(new BroadcastId("20261126t0900-r1"), Library.NOW)
                    .published(VideoSamples.CLERK, Library.NOW))
            .orElseThrow();
    library.start();
    assertFound();
    assertThat(
            library
                .catalogue
                .videos()
                .replace(published.unpublished(VideoSamples.CLERK, Library.NOW)))
        .isPresent();
    assertGone();
  }

  @Test
  void files_ofTheIndex_holdNothingOfWhatOneOfItsSpeakersSaidOrOfWhoThatWas() {
    SpokenMeeting meeting =
        new SpokenMeeting(library, "b-1", Instant.parse("2026-03-12T17:40:00Z"));
    meeting.says("60 <v Mme Zygomatique>Un " + WORD + ".", "200 <v M. Grand>La voirie.");
    library.start();
    assertFound();
    assertThat(filesWith("Zygomatique")).isNotEmpty();
    assertThat(library.answer("voirie").total()).isEqualTo(1);
    meeting.withhold(50, 70);
    assertThat(library.answer(WORD).total()).isZero();
    assertGone();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(
            () -> {
              assertThat(filesWith("Zygomatique")).isEmpty();
              assertThat(filesWith("zygomatique")).isEmpty();
            });
    assertThat(library.answer("voirie").total()).isEqualTo(1);
  }

  @Test
  void start_whereAProcessThatWasKilledLeftItsFiles_erasesThemFirst() throws IOException {
    Path left = Files.createDirectories(folder.resolve("search/public")).resolve("_0.cfs");
    Files.writeString(left, WORD);
    library.start();
    assertThat(filesWith(WORD)).isEmpty();
  }
}
