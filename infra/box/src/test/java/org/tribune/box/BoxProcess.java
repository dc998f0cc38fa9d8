package org.tribune.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.tribune.testkit.FreePort;

/** The real program in a process of its own, on free ports, with a data directory of its own. */
final class BoxProcess implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern RECORDED = Pattern.compile("The recording of \\S+ is complete");

  private static final String PASSWORD = "girafe lavabo tricycle nuage";
  private static final String PERSON = "\"login\":\"test\",\"password\":\"" + PASSWORD + "\"";

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final Process process;
  private final Path output;
  private final int httpPort;
  private final int rtmpPort;
  private final int managementPort;
  private boolean signedIn = false;

  private BoxProcess(Process process, Path output, int httpPort, int rtmpPort, int managementPort) {
    this.process = process;
    this.output = output;
    this.httpPort = httpPort;
    this.rtmpPort = rtmpPort;
    this.managementPort = managementPort;
  }

  /** Starts it in {@code folder} with the channels of {@code yaml}, and waits until it answers. */
  static BoxProcess start(Path folder, String yaml) throws IOException {
    return start(
        folder, yaml, config -> List.of("org.tribune.box.Main", "box", "--config", "" + config));
  }

  /** The same with caches in front of it, which are sent at these addresses what is withdrawn. */
  static BoxProcess startBehind(List<URI> caches, Path folder, String yaml) throws IOException {
    return start(
        folder,
        yaml,
        caches,
        config -> List.of("org.tribune.box.Main", "box", "--config", "" + config));
  }

  /** The same, whose JVM is given these options too. */
  static BoxProcess startWith(List<String> options, Path folder, String yaml) throws IOException {
    return start(
        folder,
        yaml,
        config ->
            Stream.concat(
                    options.stream(),
                    Stream.of("org.tribune.box.Main", "box", "--config", "" + config))
                .toList());
  }

  /** The same on a machine whose clock is wrong by {@code error}. */
  static BoxProcess startWithClockOff(Path folder, String yaml, Duration error) throws IOException {
    return start(
        folder, yaml, config -> List.of("org.tribune.box.WrongClockBox", "" + error, "" + config));
  }

  private static BoxProcess start(Path folder, String yaml, Function<Path, List<String>> program)
      throws IOException {
    return start(folder, yaml, List.of(), program);
  }

  private static BoxProcess start(
      Path folder, String yaml, List<URI> caches, Function<Path, List<String>> program)
      throws IOException {
    int httpPort = FreePort.find();
    int rtmpPort = FreePort.find();
    int managementPort = FreePort.find();
    String servers =
        """
        http: {host: 127.0.0.1, port: %d, caches: %s}
        management: {host: 127.0.0.1, port: %d}
        rtmp: {host: 127.0.0.1, port: %d}
        data: data
        """
            .formatted(httpPort, quoted(caches), managementPort, rtmpPort);
    Path config = Files.writeString(folder.resolve("tribune.yml"), servers + yaml);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(ProgramCommand.of("320m", program.apply(config)))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    BoxProcess box = new BoxProcess(process, output, httpPort, rtmpPort, managementPort);
    try {
      box.await("the first answer", () -> box.get("/api/v1/channels").statusCode() == 200);
    } catch (AssertionError e) {
      // It would burden the tests that follow.
      box.close();
      throw e;
    }
    return box;
  }

  private static String quoted(List<URI> addresses) {
    return addresses.stream()
        .map(address -> "\"" + address + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  int httpPort() {
    return httpPort;
  }

  String address(String path) {
    return "http://127.0.0.1:" + httpPort + path;
  }

  /** Where an encoder may connect: the pages answer before that. */
  String rtmpAddress(String streamKey) {
    await("the RTMP server", () -> said().contains("Listening for RTMP publishers on"));
    return "rtmp://127.0.0.1:" + rtmpPort + "/live/" + streamKey;
  }

  /** A channel as a player reads it; to be closed. */
  LiveReader reader(String channel) {
    return new LiveReader(httpPort, channel);
  }

  /** The process, for what the system knows of it. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The processes of its recognisers, without the engines that these have started. */
  List<ProcessHandle> recognisers() {
    return handle().descendants().filter(BoxProcess::isRecogniser).toList();
  }

  private static boolean isRecogniser(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"))
          .contains("SpeechWorkerMain");
    } catch (IOException e) {
      return false;
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return fetch(URI.create(address(path)));
  }

  private HttpResponse<String> fetch(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** One of the figures that it shows Prometheus, such as {@code tribune_archive_spool_bytes}. */
  double metric(String name) throws IOException, InterruptedException {
    String all = fetch(URI.create("http://127.0.0.1:" + managementPort + "/metrics")).body();
    return all.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow(() -> new IOException("No " + name + " in " + all));
  }

  /** The sum of a figure's series whose names begin so. */
  double metricsOf(String beginning) throws IOException, InterruptedException {
    return fetch(URI.create("http://127.0.0.1:" + managementPort + "/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** How many recordings there are for anybody to see. */
  int recordings() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get("/api/v1/recordings").body()).path("recordings").size();
  }

  /** A condition that may fail for as long as the program is not there yet. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Waits for {@code condition}; fails with the program's output when it does not come. */
  void await(String what, Condition condition) {
    try {
      Awaitility.await(what)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptionsInstanceOf(IOException.class)
          .failFast("the program has ended", () -> !process.isAlive())
          .until(condition::holds);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new AssertionError(e.getMessage() + "; the program said:\n" + said(), e);
    }
  }

  /** Waits until the archive says that a recording has all that was broadcast. */
  void awaitRecording() {
    await("a complete recording", () -> RECORDED.matcher(said()).find());
  }

  /** Waits until the channel is on air with {@code segments} whole segments. */
  void awaitOnAir(String channel, int segments) {
    URI index = URI.create("/hls/live/" + channel + "/index.m3u8");
    await(
        channel + " on air",
        () -> {
          HttpResponse<String> multivariant = get(index.toString());
          if (multivariant.statusCode() != 200) {
            return false;
          }
          String media =
              multivariant
                  .body()
                  .lines()
                  .filter(line -> !line.startsWith("#"))
                  .findFirst()
                  .orElse("");
          String playlist = get(index.resolve(media).toString()).body();
          return playlist.lines().filter(line -> line.startsWith("#EXTINF")).count() >= segments;
        });
  }

  /** Signs in, once: as the first administrator, who is made if there is none yet. */
  synchronized void signIn() throws IOException, InterruptedException {
    if (signedIn) {
      return;
    }
    await("the addresses", () -> said().contains("Stop it with"));
    await(
        "the catalogue",
        () -> !said().contains("a link follows") || said().contains("console/setup#"));
    Matcher link = Pattern.compile("setup#(\\S+)").matcher(said());
    String rest = ",\"name\":\"Test\",\"secret\":\"%s\"}";
    HttpResponse<String> answer =
        link.find()
            ? post("/api/v1/set-up", "{" + PERSON + rest.formatted(link.group(1)))
            : signInAnew();
    if (answer.statusCode() != 200) {
      throw new IOException("Signing in was answered by " + answer.statusCode() + answer.body());
    }
    signedIn = true;
  }

  /** Whether there is a session or not. */
  HttpResponse<String> signInAnew() throws IOException, InterruptedException {
    return post("/api/v1/session", "{" + PERSON + "}");
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A request as a page of ours makes it. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address(path)))
        .timeout(Duration.ofSeconds(10))
        .header("X-Tribune-Request", "1");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The bytes of a long answer, as they come; to be closed. */
  InputStream open(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered by " + answer.statusCode());
    }
    return answer.body();
  }

  /** A channel as its operator sees it (OperatorChannel of the API). */
  JsonNode operatorChannel(String channel) throws IOException, InterruptedException {
    signIn();
    JsonNode channels = new ObjectMapper().readTree(get("/api/v1/operator/channels").body());
    for (JsonNode each : channels) {
      if (each.path("id").asText().equals(channel)) {
        return each;
      }
    }
    throw new IOException("No channel " + channel + " in " + channels);
  }

  /** True while the channel's operator sees an alert of this code. */
  boolean isAlerted(String channel, String code) throws IOException, InterruptedException {
    for (JsonNode alert : operatorChannel(channel).at("/alerts")) {
      // The code of a closed session's alert also names the session.
      if (alert.path("code").asText().split(":", -1)[0].equals(code)) {
        return true;
      }
    }
    return false;
  }

  /** Ends the channel's broadcast, as its operator. */
  void endBroadcast(String channel) throws IOException, InterruptedException {
    String broadcast = operatorChannel(channel).at("/broadcast/id").asText();
    HttpResponse<String> answer = post("/api/v1/broadcasts/" + broadcast + "/end", "");
    if (answer.statusCode() != 200) {
      throw new IOException("Ending was answered by " + answer.statusCode() + answer.body());
    }
  }

  /**
   * Interrupts the channel's broadcast, or brings its camera back, as its operator.
   *
   * @param move {@code suspend}, {@code close} or {@code resume}
   * @param body what is sent along
   */
  void interrupt(String channel, String move, String body)
      throws IOException, InterruptedException {
    String broadcast = operatorChannel(channel).at("/broadcast/id").asText();
    HttpResponse<String> answer = post("/api/v1/broadcasts/" + broadcast + "/" + move, body);
    if (answer.statusCode() != 200) {
      throw new IOException(move + " was answered by " + answer.statusCode() + answer.body());
    }
  }

  /** Puts the channel on air, as its operator. */
  void startBroadcast(String channel) throws IOException, InterruptedException {
    signIn();
    HttpResponse<String> answer =
        post("/api/v1/channels/" + channel + "/broadcasts", "{\"state\":\"live\"}");
    if (answer.statusCode() != 201) {
      throw new IOException("Starting was answered by " + answer.statusCode() + answer.body());
    }
  }

  /** Waits until the channel's public picture is {@code picture}: SOURCE or SLATE. */
  void awaitPicture(String channel, String picture) {
    await(
        picture + " on " + channel,
        () -> operatorChannel(channel).at("/transcoder/picture").asText().equals(picture));
  }

  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  /** Sends SIGTERM and returns the exit status; 137 if it had to be killed after 10 s. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /** Kills it as {@code kill -9} does, and waits for its end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.close();
  }
}
