package org.tribune.catalogue.sitting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * When and where a sitting is, and of whom.
 *
 * @param title as the public reads it; empty if the body's name says enough
 * @param body the assembly: {@code Conseil communautaire}
 * @param start when it begins
 * @param zone of its day and hour
 * @param isOpenToPublic false if nobody may be in the room
 * @param channel that it is broadcast on
 */
@RecordBuilder
public record SittingFacts(
    String title,
    String body,
    Instant start,
    ZoneId zone,
    @JsonUnwrapped SittingDetails details,
    SittingMode mode,
    boolean isOpenToPublic,
    Optional<ChannelId> channel) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_BODY = 120;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  public SittingFacts {
    title = CleanText.line(title, LONGEST_TITLE, "field.title");
    body = CleanText.line(body, LONGEST_BODY, "field.assembly");
    if (body.isEmpty()) {
      throw new ValidationException("sitting.no-assembly");
    }
    int year = start.atZone(zone).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new ValidationException("field.year-out-of-range", FIRST_YEAR, LAST_YEAR, year);
    }
  }

  public String place() {
    return details.place();
  }

  /** The day where it takes place. */
  public LocalDate day() {
    return start.atZone(zone).toLocalDate();
  }

  /**
   * Facts of an assembly's sitting, of which nothing else is known yet: in person, before the
   * public, if nobody says else.
   */
  public static SittingFactsBuilder of(String body, Instant start, ZoneId zone) {
    return SittingFactsBuilder.builder()
        .title("")
        .body(body)
        .start(start)
        .zone(zone)
        .details(SittingDetails.NONE)
        .mode(SittingMode.IN_PERSON)
        .isOpenToPublic(true)
        .channel(Optional.empty());
  }

  /** These facts, to be changed. */
  public SittingFactsBuilder change() {
    return SittingFactsBuilder.builder(this);
  }
}
