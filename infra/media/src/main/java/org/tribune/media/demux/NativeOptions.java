package org.tribune.media.demux;

import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;

/** An AVDictionary and its owner. */
final class NativeOptions implements AutoCloseable {
  private final AVDictionary dictionary = new AVDictionary(null);

  void set(String name, String value) {
    int result = avutil.av_dict_set(dictionary, name, value, /* flags= */ 0);
    if (result < 0) {
      throw new IllegalStateException("av_dict_set: " + DemuxErrors.text(result));
    }
  }

  AVDictionary dictionary() {
    return dictionary;
  }

  @Override
  public void close() {
    avutil.av_dict_free(dictionary);
    dictionary.close();
  }
}
