package org.tribune.s3;

import io.minio.GetObjectResponse;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;

/** Reads what the server sends of an object, and holds it against what was stored. */
final class ObjectBody {
  /** The object's SHA-256, which goes with it as S3's user metadata. */
  static final String DIGEST = "sha256";

  /** Reading is on threads of its own, which nobody interrupts. */
  static final Executor READERS = task -> Thread.ofVirtual().name("s3-read").start(task);

  private static final int ALLOCATED_UNSEEN = 64 << 20;

  private ObjectBody() {}

  /** All of a file. */
  static byte[] read(Path file) throws IOException {
    // No channel: an interrupt would close it.
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    }
  }

  /** All of the object. */
  static Bytes whole(GetObjectResponse response) {
    try (response) {
      requireObject(response);
      Bytes content = Bytes.wrap(read(response, Integer.MAX_VALUE));
      Optional<String> digest = Optional.ofNullable(response.headers().get("x-amz-meta-" + DIGEST));
      if (digest.isPresent() && !digest.get().equals(Sha256.hex(content))) {
        throw new DamagedObject("its bytes are not those that were stored (SHA-256)");
      }
      return content;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** A run of the object, also from a server that sends all of it. */
  static Bytes run(GetObjectResponse response, long offset, int length) {
    try (response) {
      requireObject(response);
      Optional<String> range = Optional.ofNullable(response.headers().get("Content-Range"));
      if (range.isEmpty()) {
        return skip(response, offset) ? Bytes.wrap(read(response, length)) : Bytes.EMPTY;
      }
      if (!range.get().startsWith("bytes " + offset + "-")) {
        throw new DamagedObject("another run was sent: " + range.get());
      }
      return Bytes.wrap(read(response, length));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static void requireObject(GetObjectResponse response) throws StrangeAnswer {
    if (response.headers().get("ETag") == null) {
      throw new StrangeAnswer(/* status= */ 0, "an object without an ETag");
    }
  }

  private static boolean skip(InputStream body, long bytes) throws IOException {
    try {
      body.skipNBytes(bytes);
      return true;
    } catch (EOFException e) {
      // The object ends before; a body that breaks off is another exception.
      return false;
    }
  }

  private static byte[] read(GetObjectResponse response, int most) throws IOException {
    long said = told(response);
    if (said > most && most == Integer.MAX_VALUE) {
      throw new DamagedObject("it has " + said + " bytes, too many to be read at once");
    }
    // What the server says is not believed beyond this: then the array grows with what comes.
    return said >= 0 && Math.min(said, most) <= ALLOCATED_UNSEEN
        ? exactly(response, (int) Math.min(said, most))
        : response.readNBytes(most);
  }

  private static byte[] exactly(InputStream body, int length) throws IOException {
    byte[] bytes = new byte[length];
    int read = body.readNBytes(bytes, 0, length);
    return read == length ? bytes : Arrays.copyOf(bytes, read);
  }

  /** The length that the server gives for the body, or -1. */
  private static long told(GetObjectResponse response) {
    String length = response.headers().get("Content-Length");
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
