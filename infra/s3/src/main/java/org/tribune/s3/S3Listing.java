package org.tribune.s3;

import io.minio.ListObjectsV2Args;
import io.minio.messages.Item;
import io.minio.messages.ListBucketResultV2;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tribune.core.store.ObjectNames;
import org.tribune.core.store.StoredObject;

/**
 * The objects whose names begin with a prefix, as the server lists them: in the order of their
 * bytes, a page at a time, when the reader comes to it.
 */
final class S3Listing extends Spliterators.AbstractSpliterator<StoredObject> {
  private static final int A_PAGE = 1_000;

  private final S3Connection connection;
  private final String bucket;
  private final String prefix;
  private Iterator<? extends Item> page = List.<Item>of().iterator();
  private @Nullable String continuation;
  private boolean last;

  S3Listing(S3Connection connection, String bucket, String prefix) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
    this.connection = connection;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public boolean tryAdvance(Consumer<? super StoredObject> action) {
    while (true) {
      while (page.hasNext()) {
        Item item = page.next();
        // What somebody else put into the bucket may have a name that is none here.
        if (ObjectNames.isName(String.valueOf(item.objectName()))) {
          action.accept(stored(item));
          return true;
        }
      }
      if (last) {
        return false;
      }
      turn();
    }
  }

  private void turn() {
    ListBucketResultV2 result =
        connection
            .call(
                attempt(),
                client ->
                    client.listObjectsV2(
                        ListObjectsV2Args.builder()
                            .bucket(bucket)
                            .prefix(prefix)
                            .maxKeys(A_PAGE)
                            .continuationToken(continuation)
                            .build()))
            .result();
    if (!bucket.equals(result.name())) {
      throw connection.strange(attempt(), "it lists another bucket: " + result.name());
    }
    String next = result.nextContinuationToken();
    last = !result.isTruncated();
    if (!last && (next == null || next.equals(continuation))) {
      throw connection.strange(attempt(), "its list has no end");
    }
    continuation = next;
    page = result.contents().iterator();
  }

  private StoredObject stored(Item item) {
    return new StoredObject(
        item.objectName(),
        item.size(),
        Optional.ofNullable(item.lastModified())
            .orElseThrow(() -> connection.strange(attempt(), "it lists an object without its time"))
            .toInstant());
  }

  private String attempt() {
    return "list " + (prefix.isEmpty() ? "all objects" : prefix);
  }
}
