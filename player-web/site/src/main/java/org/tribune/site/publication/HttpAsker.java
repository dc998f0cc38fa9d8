package org.tribune.site.publication;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.core.Sha256;

/**
 * Asks the site at the address that visitors use; if it can't be reached there from here, as behind
 * some routers, the server itself. Blocks. Used by one thread.
 */
final class HttpAsker implements OnlineWatch.Asker, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int BLOCK = 65_536;

  private final URI site;
  private final Optional<URI> server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * An asker.
   *
   * @param site where visitors reach the site, without a slash at its end
   * @param server where this machine reaches the server; empty if only under its name
   */
  HttpAsker(URI site, Optional<URI> server) {
    this.site = site;
    this.server = server;
  }

  @Override
  public Optional<SeenOnline.Place> ask(String path, String sha256) {
    try {
      return answers(site, path, sha256)
          ? Optional.of(SeenOnline.Place.PUBLIC_ADDRESS)
          : Optional.empty();
    } catch (IOException e) {
      // Nobody answered there.
    }
    try {
      return server.isPresent() && answers(server.get(), path, sha256)
          ? Optional.of(SeenOnline.Place.SERVER)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean answers(URI base, String path, String sha256) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("User-Agent", "Tribune (own publications)")
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (DigestInputStream in = new DigestInputStream(response.body(), Sha256.digest())) {
        byte[] block = new byte[BLOCK];
        int read = in.read(block);
        while (read >= 0) {
          read = in.read(block);
        }
        return response.statusCode() == 200
            && HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(sha256);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
