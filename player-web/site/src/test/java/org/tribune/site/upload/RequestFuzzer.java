package org.tribune.site.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/**
 * Fuzz target: a request with any headers and any body, by one who is signed in, is answered or
 * cut, and never by a fault of the server's: uploads by tus, forms in several parts, and JSON.
 */
public final class RequestFuzzer {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final List<String> BEGINNINGS =
      List.of(
          "POST /api/v1/uploads HTTP/1.1\r\nTus-Resumable: 1.0.0\r\n",
          "PATCH /api/v1/uploads/aaaaaaaaaaaaaaaa HTTP/1.1\r\nTus-Resumable: 1.0.0\r\n"
              + "Content-Type: application/offset+octet-stream\r\n",
          "POST /api/v1/reports HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n",
          "POST /api/v1/session HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n",
          "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json\r\n",
          "POST /api/v1/session HTTP/1.1\r\nContent-Type: application/json\r\n");

  private RequestFuzzer() {}

  /** The server that all inputs go to, with somebody signed in. */
  private record Site(RunningServer running, String session) {
    static final Site THE_ONE = start();

    private static Site start() {
      TemporaryCatalogue catalogue = new TemporaryCatalogue();
      RunningServer running = new RunningServer(folder(), new FakeObjectStore(), catalogue);
      Account reporter = running.person(Role.REPORTER);
      VideoActor by = new VideoActor(reporter.id(), reporter.displayName(), reporter.roles());
      catalogue
          .videos()
          .create(
              Video.draft(
                  new VideoId("lake"), VideoTexts.titled("Lac", "fr"), by, RunningServer.START));
      return new Site(running, running.signIn(reporter));
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("requests");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Called once before the inputs, whose time is bounded: the server's start takes longer. */
  public static void fuzzerInitialize() {
    Site.THE_ONE.session();
  }

  /** One input: which beginning, and what follows it. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    String head =
        BEGINNINGS.get((input[0] & 0xFF) % BEGINNINGS.size())
            + "Host: localhost\r\nConnection: close\r\nX-Tribune-Request: 1\r\nCookie: "
            + Site.THE_ONE.session()
            + "\r\n";
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Site.THE_ONE.running().server().port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(input, 1, input.length - 1);
      out.flush();
      // What is not whole yet is given up here, as by a peer that goes.
      socket.shutdownOutput();
      requireNoFault(socket.getInputStream());
    } catch (java.net.SocketException e) {
      // Cut while we were still sending: that is an answer too.
    }
  }

  private static void requireNoFault(InputStream in) throws IOException {
    byte[] answer = in.readNBytes(12);
    String status = new String(answer, StandardCharsets.US_ASCII);
    if (status.startsWith("HTTP/1.1 5") && !status.endsWith("503") && !status.endsWith("501")) {
      throw new AssertionError("Answered by " + status);
    }
  }
}
