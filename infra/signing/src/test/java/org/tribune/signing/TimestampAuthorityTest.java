package org.tribune.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.config.AuditConfig;

final class TimestampAuthorityTest {
  private static final Bytes SUM = Sha256.of(new byte[] {1, 2, 3});

  @TempDir Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // started before each test
  private TimestampServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TimestampServer(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void stamp_sum_isVerifiedWithItsTime() {
    TimestampAuthority authority = new TimestampAuthority(server.config());
    Bytes token = authority.stamp(SUM);
    assertThat(authority.trust().verify(token, SUM)).isEqualTo(TimestampServer.NOW);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void stamp_answerThatIsWrong_isNotBelieved(TimestampServer.Answer answer) {
    server.answers(answer);
    TimestampAuthority authority = new TimestampAuthority(server.config());
    assertThatThrownBy(() -> authority.stamp(SUM)).isInstanceOf(SigningException.class);
  }

  @Test
  void stamp_signedByWhomNobodyVouchesFor_isNotBelieved() throws Exception {
    try (TimestampServer other = new TimestampServer(directory)) {
      AuditConfig.Timestamps mixed =
          new AuditConfig.Timestamps(
              server.config().server(), other.config().authorities(), Optional.empty());
      assertThatThrownBy(() -> new TimestampAuthority(mixed).stamp(SUM))
          .isInstanceOf(SigningException.class)
          .hasMessageContaining("can't be believed");
    }
  }

  @Test
  void verify_tokenOfAnotherSum_isRefused() {
    TimestampAuthority authority = new TimestampAuthority(server.config());
    Bytes token = authority.stamp(SUM);
    Bytes other = Sha256.of(new byte[] {4});
    assertThatThrownBy(() -> authority.trust().verify(token, other))
        .hasMessageContaining("another sum");
  }

  @Test
  void stamp_serverAway_saysWhatToLookAt() {
    server.close();
    assertThatThrownBy(() -> new TimestampAuthority(server.config()).stamp(SUM))
        .hasMessageContaining("audit.timestampServer");
  }
}
