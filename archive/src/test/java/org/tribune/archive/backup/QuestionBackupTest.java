package org.tribune.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.QuestionSamples.ASKED;
import static org.tribune.testkit.catalogue.QuestionSamples.asker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.sql.TemporaryCatalogue;

/** What a backup has of citizens' questions, and what it brings back. */
final class QuestionBackupTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final String LINK = "link-of-public";

  @TempDir private Path folder;

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private Question shown = question("public");
  private final Question waiting = question("waiting");

  private static Question question(String id) {
    return Question.asked(
        new QuestionId(id),
        SITTING,
        Optional.empty(),
        new Author("name-of-" + id, ""),
        "text-of-" + id,
        Set.of(),
        ASKED);
  }

  @BeforeEach
  void ask() {
    for (Question each : List.of(shown, waiting)) {
      assertThat(
              catalogue
                  .questions()
                  .create(
                      each,
                      asker(each, Optional.of("email-of-" + each.id() + "@example.org")),
                      "challenge-" + each.id(),
                      ASKED))
          .isTrue();
    }
    shown = replaced(shown.published("Ana", ASKED));
    catalogue.questions().support(shown.id(), "supporter", ASKED);
    catalogue.questions().save(report());
    catalogue
        .questions()
        .save(
            new Ban(
                new QuestionId("b1"),
                waiting.id(),
                "banned-browser",
                "banned-origin",
                ASKED,
                ASKED.plusSeconds(60),
                "reason-of-ban",
                "Ana",
                Optional.empty()));
  }

  private Report report() {
    return new Report(
        new QuestionId("r1"),
        shown.id(),
        SITTING,
        ReportReason.OTHER,
        "words-of-report",
        "contact@example.org",
        ReportState.OPEN,
        ASKED,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Question replaced(Question changed) {
    return catalogue.questions().replace(List.of(changed)).orElseThrow().getFirst();
  }

  private Path dump(boolean withPrivate) throws IOException {
    Path file = folder.resolve("catalogue.jsonl");
    var _ = CatalogueDump.write(catalogue, withPrivate, Files.newOutputStream(file));
    return file;
  }

  private static TemporaryCatalogue restored(Path file) throws IOException {
    TemporaryCatalogue restored = new TemporaryCatalogue();
    CatalogueDump.restore(Files.newInputStream(file), "The dump", restored);
    return restored;
  }

  @Test
  void dump_withWhatIsPrivate_bringsAllOfItBackUnderOtherKeys() throws IOException {
    TemporaryCatalogue restored = restored(dump(/* withPrivate= */ true));
    assertThat(restored.questions().files(SITTING))
        .isEqualTo(catalogue.questions().files(SITTING))
        .hasSize(2);
    assertThat(restored.questions().bans(ASKED)).isEqualTo(catalogue.questions().bans(ASKED));
    assertThat(restored.dataKeys().check().keys()).isEqualTo(6);
  }

  @Test
  void dump_withoutWhatIsPrivate_hasWhatIsPublishedAndNothingElse() throws IOException {
    Path file = dump(/* withPrivate= */ false);
    assertThat(Files.readString(file))
        .contains("text-of-public", "name-of-public")
        .doesNotContain(
            "text-of-waiting",
            "name-of-waiting",
            "email-of",
            "browser-of",
            "banned",
            "origin-of",
            "words-of-report",
            "contact@",
            "reason-of-ban");
    TemporaryCatalogue restored = restored(file);
    assertThat(restored.questions().find(shown.id())).contains(shown);
    assertThat(restored.questions().asker(shown.id()).orElseThrow().linkHash()).isEqualTo(LINK);
    assertThat(restored.questions().supports(SITTING)).containsEntry(shown.id(), 1);
    assertThat(restored.questions().find(waiting.id()).orElseThrow().state())
        .isEqualTo(QuestionState.WITHDRAWN);
  }

  @Test
  void restore_ofABackupFromBeforeAnErasure_doesNotBringBackWhatWasErased() throws IOException {
    Path file = dump(/* withPrivate= */ true);
    replaced(shown.withdrawn(ASKED));
    catalogue.questions().forgetEmail(waiting.id());
    catalogue.questions().save(report().decided(ReportState.DISMISSED, "Ana", "", ASKED).told());
    TemporaryCatalogue restored = new TemporaryCatalogue();
    assertThat(restored.dataKeys().shredAgain(catalogue.dataKeys().shredded())).isZero();
    CatalogueDump.restore(Files.newInputStream(file), "The dump", restored);
    Question left = restored.questions().find(shown.id()).orElseThrow();
    assertThat(left.state()).isEqualTo(QuestionState.WITHDRAWN);
    assertThat(left.toString()).doesNotContain("text-of-public").doesNotContain("name-of-public");
    assertThat(restored.questions().find(waiting.id())).contains(waiting);
    assertThat(restored.questions().asker(waiting.id()).orElseThrow().email()).isEmpty();
    assertThat(restored.questions().asker(shown.id()).orElseThrow().email()).isPresent();
    assertThat(restored.questions().reports(SITTING)).isEmpty();
  }

  @Test
  void restore_ofABackupFromBeforeThereWereKeys_bringsItBack() throws IOException {
    Path file = dump(/* withPrivate= */ true);
    String before = Files.readString(file).replaceAll(",\"keys\":\\{[^}]*\\}", "");
    assertThat(before).doesNotContain("\"keys\"");
    assertThat(restored(Files.writeString(file, before)).questions().files(SITTING))
        .isEqualTo(catalogue.questions().files(SITTING));
  }
}
