package org.tribune.ingest.source;

import org.tribune.core.lifecycle.Service;

/**
 * Something that gives packets to its {@link SourceSink} from {@link #start()} to {@link #close()},
 * and tries for ever to have some to give. Runs on a thread of its own.
 */
public interface Source extends Service {}
