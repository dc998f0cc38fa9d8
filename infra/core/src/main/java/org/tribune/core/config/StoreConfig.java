package org.tribune.core.config;

import java.net.URI;
import java.nio.file.Path;

/** Which object store. */
public sealed interface StoreConfig {
  /** A directory of this machine. */
  record Directory(Path path) implements StoreConfig {}

  /**
   * Any server with Amazon's S3 interface.
   *
   * @param endpoint its address, without a path
   * @param bucket where all objects are; made at the first use if it is not there
   * @param region as the server names it
   */
  record S3(URI endpoint, String bucket, String accessKey, Secret secretKey, String region)
      implements StoreConfig {}
}
