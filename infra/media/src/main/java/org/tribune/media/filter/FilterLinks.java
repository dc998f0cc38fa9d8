package org.tribune.media.filter;

import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse_ptr;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_free;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.javacpp.BytePointer;
import org.tribune.media.Ffmpeg;

/** Puts the filters of a chain between a source and a sink. */
final class FilterLinks {
  private FilterLinks() {}

  /** Makes the filters of {@code chain} and readies the graph. */
  static void make(
      AVFilterGraph graph, AVFilterContext source, String chain, AVFilterContext sink) {
    AVFilterInOut outputs = end("in", source);
    AVFilterInOut inputs = end("out", sink);
    try {
      Ffmpeg.check(
          avfilter_graph_parse_ptr(graph, chain, inputs, outputs, null),
          "Making the filters " + chain);
    } finally {
      avfilter_inout_free(inputs);
      avfilter_inout_free(outputs);
    }
    Ffmpeg.check(avfilter_graph_config(graph, null), "Making the filters " + chain);
  }

  private static AVFilterInOut end(String name, AVFilterContext filter) {
    AVFilterInOut end = Ffmpeg.check(avfilter_inout_alloc(), "Allocating a filter link");
    try (BytePointer text = new BytePointer(name)) {
      end.name(av_strdup(text));
    }
    end.filter_ctx(filter);
    end.pad_idx(0);
    end.next(null);
    return end;
  }
}
