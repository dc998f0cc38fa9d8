package org.tribune.catalogue.sitting;

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
 * @param place the room and the address; empty for none
 * @param isOpenToPublic false if nobody may be in the room
 * @param channel that it is broadcast on
 */
public record SittingFacts(
    String title,
    String body,
    Instant start,
    ZoneId zone,
    String place,
    SittingMode mode,
    boolean isOpenToPublic,
    Optional<ChannelId> channel) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_BODY = 120;
  private static final int LONGEST_PLACE = 300;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  public SittingFacts {
    title = CleanText.line(title, LONGEST_TITLE, "field.title");
    body = CleanText.line(body, LONGEST_BODY, "field.assembly");
    place = CleanText.line(place, LONGEST_PLACE, "field.place");
    if (body.isEmpty()) {
      throw new ValidationException("sitting.no-assembly");
    }
    int year = start.atZone(zone).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new ValidationException("field.year-out-of-range", FIRST_YEAR, LAST_YEAR, year);
    }
  }

  /** The day where it takes place. */
  public LocalDate day() {
    return start.atZone(zone).toLocalDate();
  }

  /** Facts of an assembly's sitting, of which nothing else is known yet. */
  public static Builder of(String body, Instant start, ZoneId zone) {
    return new Builder(body, start, zone);
  }

  /** These facts, to be changed. */
  public Builder change() {
    return new Builder(body, start, zone)
        .title(title)
        .place(place)
        .mode(mode)
        .openToPublic(isOpenToPublic)
        .channel(channel);
  }

  /**
   * Facts that are put together, for one thread: in person, before the public, if nobody says else.
   */
  public static final class Builder {
    private String body;
    private Instant start;
    private ZoneId zone;
    private String title = "";
    private String place = "";
    private SittingMode mode = SittingMode.IN_PERSON;
    private boolean isOpenToPublic = true;
    private Optional<ChannelId> channel = Optional.empty();

    private Builder(String body, Instant start, ZoneId zone) {
      this.body = body;
      this.start = start;
      this.zone = zone;
    }

    public Builder start(Instant next, ZoneId where) {
      start = next;
      zone = where;
      return this;
    }

    public Builder body(String next) {
      body = next;
      return this;
    }

    public Builder title(String next) {
      title = next;
      return this;
    }

    public Builder place(String next) {
      place = next;
      return this;
    }

    public Builder mode(SittingMode next) {
      mode = next;
      return this;
    }

    public Builder openToPublic(boolean next) {
      isOpenToPublic = next;
      return this;
    }

    public Builder channel(Optional<ChannelId> next) {
      channel = next;
      return this;
    }

    /**
     * The facts.
     *
     * @throws ValidationException if they can't be so
     */
    public SittingFacts build() {
      return new SittingFacts(title, body, start, zone, place, mode, isOpenToPublic, channel);
    }
  }
}
