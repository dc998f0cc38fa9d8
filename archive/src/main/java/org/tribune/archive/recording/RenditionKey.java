package org.tribune.archive.recording;

import org.tribune.core.broadcast.BroadcastId;

/** The segments of one rendition of one recording: they are stored one by one, in their order. */
record RenditionKey(BroadcastId recording, String rendition) {}
