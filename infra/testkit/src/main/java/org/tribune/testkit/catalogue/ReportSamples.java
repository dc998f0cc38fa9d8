package org.tribune.testkit.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportTexts;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;

/** Reports for tests. */
public final class ReportSamples {
  public static final Instant MORNING = Instant.parse("2026-11-26T08:30:00.123456Z");

  public static final ReportActor AUTHOR = actor("p-author", "Léa Bonnet", Role.REPORTER);
  public static final ReportActor OTHER = actor("p-other", "Tom Vidal", Role.REPORTER);
  public static final ReportActor CLERK = actor("p-clerk", "Claire Martin", Role.CLERK);

  private ReportSamples() {}

  private static ReportActor actor(String account, String name, Role role) {
    return new ReportActor(new AccountId(account), name, Set.of(role));
  }

  /** A draft without a film. */
  public static Report draft(String id, Instant now) {
    return Report.draft(new ReportId(id), texts("Fête du lac"), AUTHOR, now);
  }

  /** Texts with everything in them. */
  public static ReportTexts texts(String title) {
    return new ReportTexts(
        title,
        "Deux jours de « fête » <b>.\n\nEt un second paragraphe.",
        Optional.of(new Slug("culture")),
        Optional.of(new Slug("festival")),
        "Plage de Garabit",
        Optional.of(LocalDate.of(2026, 8, 15)),
        "fr",
        "Image : Léa Bonnet\nSon : Tom Vidal",
        Licence.CC_BY_SA);
  }

  /** A report whose film is ready, with something of each kind. */
  public static Report whole(String id, String film, Instant now) {
    return draft(id, now)
        .submitted(AUTHOR, now.plusSeconds(1))
        .returned("Le son est trop bas.", CLERK, now.plusSeconds(2))
        .withFilm(new BroadcastId(film), now.plusSeconds(3))
        .edited(
            new FilmSettings(
                Optional.of("poster-3.jpg"),
                Duration.ofMillis(1_500),
                Optional.of(Duration.ofSeconds(90)),
                Map.of("fr", "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour « à tous »\n")),
            AUTHOR,
            now.plusSeconds(4))
        .submitted(AUTHOR, now.plusSeconds(5));
  }

  /** A file that waits to be made into a film. */
  public static Preparation waiting(String film, String report, Instant now) {
    return Preparation.waiting(
        new BroadcastId(film), new ReportId(report), "Été « lac ».mp4", 1_234_567, now);
  }
}
