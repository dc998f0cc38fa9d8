package org.tribune.box.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;

/**
 * Asked by the program's own client, and by the script that starts the program, as a button does.
 */
final class ControlSocketTest {
  private static final ChannelId CHAMBER = new ChannelId("chamber");

  @TempDir Path data = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeMediaClock clock = new FakeMediaClock();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastLedger ledger;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastService broadcasts;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private ControlSocket socket;

  @BeforeEach
  void start() {
    log = new EmbeddedEventLog(data.resolve("log"));
    ledger = new BroadcastLedger(log);
    ledger.start();
    broadcasts = new BroadcastService(log, ledger, clock);
    socket =
        new ControlSocket(
            data,
            new SessionCloser(
                List.of(CHAMBER), broadcasts, Optional.of(catalogue.accounts()), clock));
    socket.start();
  }

  @AfterEach
  void stop() {
    socket.close();
    ledger.close();
    log.close();
  }

  private void open(boolean live) {
    assertThat(broadcasts.open(CHAMBER, "Conseil", live))
        .isInstanceOf(BroadcastService.Outcome.Done.class);
  }

  private BroadcastState state() {
    return ledger.openOn(CHAMBER).orElseThrow().state();
  }

  private record Ended(int code, String out, String err) {}

  private Ended script(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder("bash", "../tribune", "close");
    command.command().addAll(List.of(arguments));
    // Nothing is built there: without the socket it would say so.
    command.environment().put("TRIBUNE_HOME", data.toString());
    Process process = command.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void close_onAir_isDone_andAuditedAsTheMachines() {
    open(/* live= */ true);
    ControlAnswer answer = ControlClient.close(data, "chamber");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.line()).startsWith("The session of chamber is closed since ");
    assertThat(state()).isEqualTo(BroadcastState.CLOSED);
    AuditQuery all =
        new AuditQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            10);
    await().until(() -> !catalogue.accounts().audit(all).isEmpty());
    AuditEntry entry = catalogue.accounts().audit(all).getFirst();
    assertThat(entry.action()).isEqualTo(AuditAction.SESSION_CLOSED);
    assertThat(entry.subject()).isEqualTo("chamber");
    assertThat(entry.account()).isEmpty();
    assertThat(entry.from())
        .isEqualTo(System.getProperty("user.name") + ", from the machine itself");
  }

  @Test
  void close_closedAlready_isSaidToBeSo() {
    open(/* live= */ true);
    assertThat(ControlClient.close(data, "chamber").exitCode()).isZero();
    assertThat(ControlClient.close(data, "chamber").exitCode()).isZero();
    assertThat(ledger.openOn(CHAMBER).orElseThrow().interruptions()).hasSize(1);
  }

  @Test
  void close_nothingPublic_saysThatThereIsNothing() {
    assertThat(ControlClient.close(data, "chamber").exitCode()).isEqualTo(1);
    open(/* live= */ false);
    ControlAnswer answer = ControlClient.close(data, "chamber");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.line()).isEqualTo("chamber is not on air: nothing of it is public");
    assertThat(state()).isEqualTo(BroadcastState.PREVIEW);
  }

  @Test
  void close_unknownChannel_namesThoseThatThereAre() {
    ControlAnswer answer = ControlClient.close(data, "nowhere");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.line()).isEqualTo("There is no channel nowhere: name one of chamber");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /resume/chamber HTTP/1.1",
        "GET /close/chamber HTTP/1.1",
        "POST /close/../chamber HTTP/1.1",
        "nonsense"
      })
  void anythingElse_isNotDone(String line) throws IOException {
    open(/* live= */ true);
    try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      client.connect(UnixDomainSocketAddress.of(ControlSocket.in(data)));
      ControlMessage.write(client, line + "\r\n\r\n");
      assertThat(ControlMessage.readAnswer(client).orElseThrow().status()).isEqualTo(400);
    }
    assertThat(state()).isEqualTo(BroadcastState.LIVE);
  }

  @Test
  void socket_isItsOwnersAlone() throws IOException {
    assertThat(permissions(ControlSocket.in(data))).isEqualTo("rw-------");
    assertThat(permissions(data.resolve("control"))).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void program_thatDoesNotRun_isSaidSo() {
    socket.close();
    ControlAnswer answer = ControlClient.close(data, "chamber");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.line()).contains("No program that runs on this machine").contains("--data");
  }

  @Test
  void start_afterAProcessThatWasKilled_listensAgain() throws IOException {
    socket.close();
    Files.createFile(ControlSocket.in(data));
    socket.start();
    open(/* live= */ true);
    assertThat(ControlClient.close(data, "chamber").exitCode()).isZero();
  }

  @Test
  void script_asksWithoutAJvm() throws IOException, InterruptedException {
    open(/* live= */ true);
    Ended done = script("chamber", "--data", data.toString());
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).startsWith("The session of chamber is closed since ");
    assertThat(done.code()).isZero();
    assertThat(state()).isEqualTo(BroadcastState.CLOSED);

    Ended wrong = script("--data=" + data, "nowhere");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .isEqualTo("tribune: There is no channel nowhere: name one of chamber\n");
  }
}
