package org.tribune.ingest.rtmp;

import org.tribune.core.config.Secret;
import org.tribune.ingest.source.SourceSink;

/**
 * Who may publish, and where it goes.
 *
 * @param name what the operator calls it, for logs: never the key
 * @param streamKey the last part of {@code rtmp://HOST:1935/live/STREAM_KEY}
 * @param sink is called on virtual threads, one at a time
 */
public record KeyedSink(String name, Secret streamKey, SourceSink sink) {}
