package org.tribune.box.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.log.EmbeddedEventLog;

class ManagementServerTest {
  private static final String LOOPBACK = "127.0.0.1";

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<List<String>> waitingFor = new AtomicReference<>(List.of());
  private EmbeddedEventLog log;
  private ManagementServer server;

  @BeforeEach
  void start(@TempDir Path directory) {
    log = new EmbeddedEventLog(directory);
    server =
        new ManagementServer(
            new ManagementConfig(LOOPBACK, /* port= */ 0), log, () -> "memory: enough");
    server.readyWhenEmpty(waitingFor::get);
    server.metrics().gauge("tribune.test", "A figure", this, test -> 7);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /healthz, 200",
    "GET, /readyz, 200",
    "GET, /metrics, 200",
    "POST, /healthz, 405",
    "GET, /healthz/more, 404",
    "GET, /, 404"
  })
  void request_any_answersWithStatus(String method, String path, int status) throws Exception {
    assertThat(ask(method, path).statusCode()).isEqualTo(status);
  }

  @Test
  void readyz_aStageIsNotOn_namesIt() throws Exception {
    waitingFor.set(List.of("transcoder", "web"));
    HttpResponse<String> answer = ask("GET", "/readyz");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("waiting for transcoder, web\n");
  }

  @Test
  void metrics_always_tellTheProcessAndWhatWasAdded() throws Exception {
    HttpResponse<String> answer = ask("GET", "/metrics");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body())
        .contains("tribune_test 7.0")
        .containsPattern("(?m)^process_resident_memory_bytes \\d");
  }

  @Test
  void start_portTaken_saysWhatToDo() {
    ManagementServer second =
        new ManagementServer(new ManagementConfig(LOOPBACK, server.port()), log, () -> "");
    assertThatThrownBy(second::start)
        .isInstanceOf(ManagementException.class)
        .hasMessageContaining(LOOPBACK + ":" + server.port())
        .hasMessageContaining("management.port");
    second.close();
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
