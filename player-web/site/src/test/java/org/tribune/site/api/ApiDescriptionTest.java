package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What tests hold every answer to. */
class ApiDescriptionTest {
  private static final String CHANNEL =
      """
      {"id": "chamber", "name": "Salle", "state": "offline", "broadcast": null, "viewers": 0%s}
      """;

  private static List<String> faults(String path, int status, String type, String body) {
    return ApiDescription.ONLY.faults("GET", path, status, type, body);
  }

  private static List<String> channelFaults(String body) {
    return faults("/api/v1/channels/chamber", 200, "application/json", body);
  }

  /** A description with a comma that is not quoted ends there, and its rest is a key of its own. */
  @Test
  void description_eachKey_hasAValue() {
    assertThat(ApiDescription.ONLY.keysWithoutValue()).isEmpty();
  }

  @Test
  void faults_answerAsDescribed_areNone() {
    assertThat(channelFaults(CHANNEL.formatted(""))).isEmpty();
  }

  @Test
  void faults_fieldThatIsNotNamed_areTold() {
    assertThat(channelFaults(CHANNEL.formatted(", \"theme\": 1"))).hasSize(1);
  }

  @Test
  void faults_fieldThatIsLeftOut_areTold() {
    assertThat(channelFaults(CHANNEL.formatted("").replace("\"viewers\": 0", "\"x\": 0")))
        .hasSizeGreaterThan(1);
  }

  @Test
  void faults_fieldDeepInAWhole_areTold() {
    String broadcast =
        """
        {"id": "b", "channel": "chamber", "title": "", "state": "live", "startedAt": null, \
        "endedAt": null, "interruption": {"kind": "suspension", "since": "2026-11-24T18:00:00Z", \
        "itemShown": true, "theme": 1}}""";
    assertThat(channelFaults(CHANNEL.formatted("").replace("null", broadcast))).isNotEmpty();
  }

  @Test
  void faults_statusTypeOrAddressThatIsNotDescribed_areTold() {
    String channel = CHANNEL.formatted("");
    assertThat(faults("/api/v1/channels/chamber", 202, "application/json", channel)).hasSize(1);
    assertThat(faults("/api/v1/channels/chamber", 200, "text/plain", channel)).hasSize(1);
    assertThat(faults("/api/v1/nothing", 200, "application/json", "{}")).hasSize(1);
  }
}
