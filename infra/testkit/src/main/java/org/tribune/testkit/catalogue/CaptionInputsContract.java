package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.CaptionInput;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.core.channel.ChannelId;

/** What every {@link CaptionInputs} does. */
public abstract class CaptionInputsContract {
  private static final CaptionInput FIRST = input("i1", "h1", 0);
  private static final CaptionInput SECOND = input("i2", "h2", 1);

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Catalogue catalogue;

  /** An empty catalogue. */
  protected abstract Catalogue open();

  @BeforeEach
  void openIt() {
    catalogue = open();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private CaptionInputs inputs() {
    return catalogue.captionInputs();
  }

  private static CaptionInput input(String id, String hash, int hours) {
    return new CaptionInput(
        id,
        new ChannelId("chamber"),
        "Vélotypie « Lettre & Co »",
        hash,
        Duration.ofMillis(4_500),
        Instant.parse("2026-11-24T18:00:00Z").plus(Duration.ofHours(hours)),
        "Anne Martin");
  }

  @Test
  void added_isFoundByItsHash() {
    inputs().add(SECOND);
    inputs().add(FIRST);

    assertThat(inputs().find("h2")).contains(SECOND);
    assertThat(inputs().find("i2")).isEmpty();
    assertThat(inputs().all()).containsExactly(FIRST, SECOND);
  }

  @Test
  void removed_isFoundNoMore() {
    inputs().add(FIRST);
    inputs().add(SECOND);

    assertThat(inputs().remove("i1")).contains(FIRST);

    assertThat(inputs().remove("i1")).isEmpty();
    assertThat(inputs().find("h1")).isEmpty();
    assertThat(inputs().all()).containsExactly(SECOND);
  }
}
