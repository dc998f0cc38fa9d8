package org.tribune.media.demux;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** The tracks of text among FFmpeg's streams. */
final class TextTracks {
  private TextTracks() {}

  static List<TextTrack> of(AVFormatContext context) {
    List<TextTrack> tracks = new ArrayList<>();
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      if (isText(stream)) {
        boolean isForced = (stream.disposition() & avformat.AV_DISPOSITION_FORCED) != 0;
        boolean isClosedCaptions = stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_EIA_608;
        tracks.add(new TextTrack(i, language(stream), isForced, isClosedCaptions));
      }
    }
    return tracks;
  }

  private static boolean isText(AVStream stream) {
    if (stream.codecpar().codec_type() != avutil.AVMEDIA_TYPE_SUBTITLE) {
      return false;
    }
    AVCodecDescriptor codec = avcodec.avcodec_descriptor_get(stream.codecpar().codec_id());
    return codec != null && (codec.props() & avcodec.AV_CODEC_PROP_TEXT_SUB) != 0;
  }

  private static String language(AVStream stream) {
    if (stream.metadata() == null || stream.metadata().isNull()) {
      return "";
    }
    AVDictionaryEntry entry =
        avutil.av_dict_get(stream.metadata(), "language", /* prev= */ null, /* flags= */ 0);
    return entry == null || entry.isNull() ? "" : entry.value().getString().strip();
  }
}
