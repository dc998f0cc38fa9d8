package org.tribune.ingest.rtmp;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.HttpConfig;

/**
 * The certificate of the RTMPS port, read again when its files change. A change that can't be read
 * is logged and the last good one kept. Its context may be asked for by all threads.
 */
final class TlsCertificate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TlsCertificate.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final HttpConfig.Tls files;
  private final Thread watcher;
  private volatile SslContext context;
  private volatile boolean closed;
  private List<FileTime> read;

  /** Reads it, and watches it from now on. Throws {@link RtmpException.CannotStart} if it can't. */
  TlsCertificate(HttpConfig.Tls files) {
    this(files, PAUSE);
  }

  TlsCertificate(HttpConfig.Tls files, Duration pause) {
    this.files = files;
    try {
      this.read = times();
      this.context = load();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new RtmpException.CannotStart(
          "The certificate %s with the key %s can't be used: give a PEM chain and its PKCS#8 key"
              .formatted(files.certificate(), files.key()),
          e);
    }
    this.watcher = Thread.ofVirtual().name("rtmps certificate").start(() -> watch(pause));
  }

  /** What new connections use. */
  SslContext context() {
    return context;
  }

  private void watch(Duration pause) {
    while (!closed) {
      LockSupport.parkNanos(pause.toNanos());
      if (!closed) {
        readAgainIfChanged();
      }
    }
  }

  private void readAgainIfChanged() {
    try {
      List<FileTime> now = times();
      if (now.equals(read)) {
        return;
      }
      read = now;
      context = load();
      log.info("The RTMPS certificate {} was read again", files.certificate());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      log.error(
          "The changed certificate {} can't be used, the last one is kept: {}",
          files.certificate(),
          e.getMessage());
    }
  }

  private List<FileTime> times() throws IOException {
    return List.of(
        Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
  }

  private SslContext load() throws IOException, GeneralSecurityException {
    warnIfExpired(files.certificate());
    return SslContextBuilder.forServer(files.certificate().toFile(), files.key().toFile()).build();
  }

  private static void warnIfExpired(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      if (factory.generateCertificate(in) instanceof X509Certificate certificate
          && certificate.getNotAfter().toInstant().isBefore(Instant.now())) {
        log.error(
            "The certificate {} has expired on {}: encoders will refuse RTMPS; renew it",
            file,
            certificate.getNotAfter().toInstant());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watcher);
  }
}
