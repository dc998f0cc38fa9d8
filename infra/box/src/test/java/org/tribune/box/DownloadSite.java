package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.access.Role;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.download.CaptionFiles;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.download.RecordingChapters;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.kernel.KernelBodySending;
import org.tribune.delivery.sending.vertx.VertxBodySending;
import org.tribune.site.account.Staff;
import org.tribune.sql.TemporaryCatalogue;

/** A recording and where its downloads are served. */
record DownloadSite(
    TemporaryCatalogue catalogue, Recording recording, Downloads takeaway, int port) {
  private static volatile BodySending sending = new KernelBodySending();

  /** Has the sites of a test class send by Vert.x alone. */
  static final class SentByVertx implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      sending = new VertxBodySending();
    }

    @Override
    public void afterAll(ExtensionContext context) {
      sending = new KernelBodySending();
    }
  }

  /** As a browser without TLS, whose answers the kernel sends from the segments. */
  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Serves them on a free port.
   *
   * @param isStaff true for a request of somebody who may have what is not public
   */
  static DownloadSite serve(
      Vertx vertx,
      ObjectStore store,
      TemporaryCatalogue catalogue,
      Recording recording,
      Predicate<HttpServerRequest> isStaff)
      throws Exception {
    return serve(vertx, store, catalogue, recording, CaptionFiles.NONE, isStaff);
  }

  /** The same with captions. */
  static DownloadSite serve(
      Vertx vertx,
      ObjectStore store,
      TemporaryCatalogue catalogue,
      Recording recording,
      CaptionFiles captions,
      Predicate<HttpServerRequest> isStaff)
      throws Exception {
    SiteConfig site =
        new SiteConfig(
            "Tribune",
            URI.create("http://localhost:8080"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE);
    Downloads takeaway =
        new Downloads(
            catalogue,
            Withholdings.of(catalogue),
            store,
            sending,
            site,
            RecordingChapters.NONE,
            captions,
            request -> ClientNetwork.of(InetAddress.getLoopbackAddress()));
    Router router = Router.router(vertx);
    Viewer clerk =
        new Viewer.Member(
            new Staff("p-clerk", "Claire Martin", Set.of(Role.CLERK), "session", "a test"));
    takeaway.mount(
        router,
        request -> Future.succeededFuture(isStaff.test(request) ? clerk : Viewer.anybody()),
        bytes -> {});
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
    return new DownloadSite(catalogue, recording, takeaway, server.actualPort());
  }

  String address(String file) {
    return "http://127.0.0.1:" + port + "/download/" + recording.id() + "/" + file;
  }

  HttpResponse<byte[]> get(String file, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(file)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** What is served, in a file. */
  Path saved(String file, Path target) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = get(file);
    assertThat(response.statusCode()).isEqualTo(200);
    return Files.write(target, response.body());
  }
}
