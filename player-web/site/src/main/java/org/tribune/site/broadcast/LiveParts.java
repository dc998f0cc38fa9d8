package org.tribune.site.broadcast;

import org.tribune.core.room.RoomPictures;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.viewing.SharedCensus;
import org.tribune.delivery.viewing.ViewerCensus;
import org.tribune.delivery.viewing.ViewerKey;
import org.tribune.site.recording.ChapterProjection;

/**
 * What the server knows of what is on air. Whoever made a part starts and closes it. Safe for all
 * threads.
 *
 * @param windows what can be watched now
 * @param transcripts what is being said
 * @param chapters what is marked
 * @param projection how sources and encoders are
 * @param census who watches by this process
 * @param shared how many watch by all processes
 * @param key tells viewers apart
 * @param rooms what the rooms look like
 */
public record LiveParts(
    LiveWindows windows,
    LiveTranscripts transcripts,
    ChapterProjection chapters,
    StatusProjection projection,
    ViewerCensus census,
    SharedCensus shared,
    ViewerKey key,
    RoomPictures rooms) {}
