package org.tribune.testkit.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;

/** Reports for tests. */
public final class VideoSamples {
  public static final Instant MORNING = Instant.parse("2026-11-26T08:30:00.123456Z");

  public static final VideoActor AUTHOR = actor("p-author", "Léa Bonnet", Role.REPORTER);
  public static final VideoActor OTHER = actor("p-other", "Tom Vidal", Role.REPORTER);
  public static final VideoActor CLERK = actor("p-clerk", "Claire Martin", Role.CLERK);

  private VideoSamples() {}

  private static VideoActor actor(String account, String name, Role role) {
    return new VideoActor(new AccountId(account), name, Set.of(role));
  }

  /** A draft without a film. */
  public static Video draft(String id, Instant now) {
    return Video.draft(new VideoId(id), texts("Fête du lac"), AUTHOR, now);
  }

  /** Texts with everything in them. */
  public static VideoTexts texts(String title) {
    return new VideoTexts(
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
  public static Video whole(String id, String film, Instant now) {
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
  public static TranscodeJob waiting(String film, String video, Instant now) {
    return TranscodeJob.waiting(
        new BroadcastId(film), new VideoId(video), "Été « lac ».mp4", 1_234_567, now);
  }
}
