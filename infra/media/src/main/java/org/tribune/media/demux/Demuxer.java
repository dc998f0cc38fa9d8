package org.tribune.media.demux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.ContainerColours;
import org.tribune.media.decode.TextDecoder;
import org.tribune.media.demux.DemuxException.Kind;
import org.tribune.media.log.FfmpegLog;

/**
 * FFmpeg's avformat: the best video and the best audio stream of an input. {@link #connect}, {@link
 * #probe}, then {@link #read} to the end, all on one thread; {@link #close} may come from any
 * thread, ends a call that waits, and frees the native memory.
 */
public final class Demuxer implements AutoCloseable {
  private static final int LARGEST_PACKET = 1 << 25;
  private static final long DEVICE_PAUSE_MILLIS = 2;

  private final DemuxInput input;
  private final ReadDeadline deadline = new ReadDeadline();
  private final ReentrantLock owner = new ReentrantLock();
  private @Nullable AVIOContext connection;
  private @Nullable AVFormatContext context;
  private @Nullable AVPacket packet;
  private List<SelectedStream> selected = List.of();
  private int knownStreams = 0;
  private boolean changed = false;
  private boolean closed = false;

  /** A demuxer of {@code input}, which is not opened yet. */
  public Demuxer(DemuxInput input) {
    this.input = input;
    FfmpegLog.install();
    FfmpegLog.forget();
  }

  /**
   * Opens the connection of an input that has one (SRT): for a listener it waits for a peer. For
   * others {@link #probe} does it all.
   */
  public void connect() throws DemuxException {
    owner.lock();
    try {
      checkOpen();
      if (!input.url().startsWith("srt:")) {
        return;
      }
      if (input.waitsForPeer()) {
        deadline.allowForEver();
      } else {
        deadline.allow(input.openTimeout());
      }
      AVIOContext opened = new AVIOContext(null);
      AVIOInterruptCB interrupt = new AVIOInterruptCB();
      interrupt.callback(deadline);
      try (NativeOptions options = options()) {
        int result =
            avformat.avio_open2(
                opened, input.url(), avformat.AVIO_FLAG_READ, interrupt, options.dictionary());
        // FFmpeg has copied it.
        interrupt.close();
        check("Connecting", result);
      }
      connection = opened;
    } finally {
      owner.unlock();
    }
  }

  /** Opens the container, reads enough of it to know its streams, and selects. */
  public List<Track> probe() throws DemuxException {
    owner.lock();
    try {
      checkOpen();
      deadline.allow(input.openTimeout());
      AVFormatContext opened = openContainer();
      context = opened;
      packet = avcodec.av_packet_alloc();
      checkProbe(
          "Reading the stream", avformat.avformat_find_stream_info(opened, (AVDictionary) null));
      // A probe that was interrupted claims success with half of what it should know.
      checkOpen();
      select(opened);
      if (selected.isEmpty()) {
        throw new DemuxException(
            Kind.NO_KNOWN_TRACK,
            "There is neither picture nor sound of a known codec in it",
            FfmpegLog.recent());
      }
      changed = false;
      return tracks();
    } finally {
      owner.unlock();
    }
  }

  private AVFormatContext openContainer() throws DemuxException {
    AVFormatContext opened = avformat.avformat_alloc_context();
    opened.interrupt_callback().callback(deadline);
    AVIOContext connected = connection;
    if (connected != null) {
      opened.pb(connected);
    }
    try (NativeOptions options = options()) {
      // On failure FFmpeg frees the context itself.
      int result =
          avformat.avformat_open_input(opened, input.url(), format(), options.dictionary());
      checkProbe("Opening", result);
    }
    return opened;
  }

  private @Nullable AVInputFormat format() throws DemuxException {
    if (input.format().isEmpty()) {
      return null;
    }
    String name = input.format().get();
    if (name.equals("v4l2") || name.equals("alsa")) {
      avdevice.avdevice_register_all();
    }
    AVInputFormat found = avformat.av_find_input_format(name);
    if (found == null) {
      throw new DemuxException(
          Kind.OTHER, "This FFmpeg can't read the format " + name, FfmpegLog.recent());
    }
    return found;
  }

  private NativeOptions options() {
    NativeOptions options = new NativeOptions();
    for (Map.Entry<String, String> option : input.options().entrySet()) {
      options.set(option.getKey(), option.getValue());
    }
    if (!input.protocols().isEmpty()) {
      options.set("protocol_whitelist", String.join(",", input.protocols()));
    }
    // Streams of MPEG-TS that a new program map moves to other packets stay the same streams.
    options.set("merge_pmt_versions", "1");
    return options;
  }

  private void select(AVFormatContext opened) {
    List<SelectedStream> best = new ArrayList<>(2);
    int video = best(opened, avutil.AVMEDIA_TYPE_VIDEO, /* related= */ -1);
    int audio = best(opened, avutil.AVMEDIA_TYPE_AUDIO, video);
    knownStreams = opened.nb_streams();
    for (int i = 0; i < knownStreams; i++) {
      boolean wanted = i == video || i == audio;
      opened.streams(i).discard(wanted ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
      if (wanted) {
        best.add(new SelectedStream(opened.streams(i)));
      }
    }
    selected.forEach(SelectedStream::close);
    selected = List.copyOf(best);
    changed = true;
  }

  private int best(AVFormatContext opened, int type, int related) {
    int index =
        avformat.av_find_best_stream(
            opened, type, /* wanted_stream_nb= */ -1, related, (AVCodec) null, /* flags= */ 0);
    if (index < 0) {
      return -1;
    }
    boolean isCover =
        (opened.streams(index).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
    int codec = opened.streams(index).codecpar().codec_id();
    boolean isKnown = codec != avcodec.AV_CODEC_ID_NONE && isAllowed(codec);
    return isCover || !isKnown ? -1 : index;
  }

  /** A codec without a decoder is for whoever decodes to report. */
  private boolean isAllowed(int codec) {
    AVCodec decoder = avcodec.avcodec_find_decoder(codec);
    return decoder == null || decoder.isNull() || input.allowsDecoder(decoder.name().getString());
  }

  /** The selected tracks as they are now. */
  public List<Track> tracks() {
    return selected.stream().map(SelectedStream::track).toList();
  }

  /** What the container says of the whole; after {@link #probe}, by the same thread. */
  public ContainerFacts facts() {
    return ContainerFacts.of(Objects.requireNonNull(context, "probe() comes first"));
  }

  /** The tracks of text, which are not read with picture and sound; as {@link #facts}. */
  public List<TextTrack> textTracks() {
    return TextTracks.of(Objects.requireNonNull(context, "probe() comes first"));
  }

  /**
   * A decoder for one of them, which is the caller's.
   *
   * @throws org.tribune.media.FfmpegException if FFmpeg has none
   */
  public TextDecoder textDecoder(TextTrack track) {
    return TextDecoder.open(
        Objects.requireNonNull(context, "probe() comes first").streams(track.index()).codecpar());
  }

  /** Only the tracks of text are read from now on. */
  public void readOnlyText() {
    AVFormatContext opened = Objects.requireNonNull(context, "probe() comes first");
    for (SelectedStream stream : selected) {
      opened.streams(stream.index()).discard(avcodec.AVDISCARD_ALL);
      stream.close();
    }
    List<SelectedStream> texts = new ArrayList<>();
    for (TextTrack track : textTracks()) {
      opened.streams(track.index()).discard(avcodec.AVDISCARD_DEFAULT);
      texts.add(new SelectedStream(opened.streams(track.index())));
    }
    selected = List.copyOf(texts);
  }

  /** What the container says of a track's colours; after {@link #probe}, by the same thread. */
  public ContainerColours colours(int track) {
    return ContainerColours.of(
        Objects.requireNonNull(context, "probe() comes first").streams(track).codecpar());
  }

  /** Packets of this track are read no more; after {@link #probe}, by the same thread. */
  public void leaveOut(int track) {
    Objects.requireNonNull(context, "probe() comes first")
        .streams(track)
        .discard(avcodec.AVDISCARD_ALL);
    selected = selected.stream().filter(stream -> stream.index() != track).toList();
  }

  /** How many bytes of a file were read, about; by the thread that reads. */
  public long position() {
    AVIOContext file = Objects.requireNonNull(context, "probe() comes first").pb();
    return file == null || file.isNull() ? 0 : file.pos();
  }

  /** True, once, if the tracks have changed since the last call: ask after each packet. */
  public boolean tracksChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** The next packet of a selected stream; empty at the end. Waits for it up to the timeout. */
  public Optional<DemuxedPacket> read() throws DemuxException {
    owner.lock();
    try {
      checkOpen();
      AVFormatContext opened = Objects.requireNonNull(context, "probe() comes first");
      AVPacket room = Objects.requireNonNull(packet);
      deadline.allow(input.readTimeout());
      while (true) {
        int result = avformat.av_read_frame(opened, room);
        if (result == avutil.AVERROR_EOF && !deadline.isCancelled()) {
          return Optional.empty();
        }
        if (result == DemuxErrors.TRY_AGAIN) {
          pause();
          continue;
        }
        check("Reading", result);
        Optional<DemuxedPacket> read = take(opened, room);
        avcodec.av_packet_unref(room);
        if (read.isPresent()) {
          return read;
        }
      }
    } finally {
      owner.unlock();
    }
  }

  private Optional<DemuxedPacket> take(AVFormatContext opened, AVPacket read)
      throws DemuxException {
    if (opened.nb_streams() != knownStreams) {
      // A stream that the head of the file or the first seconds did not show.
      select(opened);
    }
    for (SelectedStream stream : selected) {
      if (stream.index() == read.stream_index()) {
        int codec = stream.codec();
        changed |= stream.refresh(read);
        if (stream.codec() != codec && !isAllowed(stream.codec())) {
          throw new DemuxException(
              Kind.NO_KNOWN_TRACK,
              "It went on in a codec that may not be opened",
              FfmpegLog.recent());
        }
        return copy(stream, read);
      }
    }
    return Optional.empty();
  }

  private static Optional<DemuxedPacket> copy(SelectedStream stream, AVPacket read) {
    int size = read.size();
    if (size <= 0 || size > LARGEST_PACKET) {
      return Optional.empty();
    }
    byte[] data = new byte[size];
    read.data().get(data);
    return Optional.of(
        new DemuxedPacket(
            stream.index(),
            stream.time(read.pts()),
            stream.time(read.dts()),
            stream.time(read.duration()).orElse(MediaTime.ZERO),
            (read.flags() & avcodec.AV_PKT_FLAG_KEY) != 0,
            (read.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0,
            (read.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0,
            Bytes.wrap(data)));
  }

  private void pause() throws DemuxException {
    if (deadline.isPassed()) {
      throw DemuxErrors.of("Reading", avutil.AVERROR_EXIT, deadline);
    }
    try {
      Thread.sleep(DEVICE_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      deadline.cancel();
    }
    checkOpen();
  }

  private void checkOpen() throws DemuxException {
    if (closed || deadline.isCancelled()) {
      throw new DemuxException(Kind.CLOSED, "It was closed", List.of());
    }
  }

  private void checkProbe(String tried, int result) throws DemuxException {
    AVIOContext connected = connection;
    boolean talked = connected != null && connected.bytes_read() > 0;
    if (result < 0 && talked && deadline.isPassed() && !deadline.isCancelled()) {
      // It talked all the time, and never made sense.
      throw new DemuxException(Kind.NOT_MEDIA, tried + ": no sense in it", FfmpegLog.recent());
    }
    check(tried, result);
  }

  private void check(String tried, int result) throws DemuxException {
    if (result < 0) {
      throw DemuxErrors.of(tried, result, deadline);
    }
  }

  @Override
  public void close() {
    deadline.cancel();
    owner.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      selected.forEach(SelectedStream::close);
      if (packet != null) {
        avcodec.av_packet_free(packet);
      }
      if (context != null) {
        avformat.avformat_close_input(context);
      }
      if (connection != null) {
        avformat.avio_closep(connection);
      }
      deadline.close();
    } finally {
      owner.unlock();
    }
  }
}
