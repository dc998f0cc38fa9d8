package org.tribune.transcoder;

import com.sun.management.OperatingSystemMXBean;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.tribune.core.Bytes;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.sandbox.Sandbox;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.core.time.MediaTime;
import org.tribune.media.NativeLibraries;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;

/**
 * Measures what it costs to decode a live's pictures in a sandboxed process rather than in the
 * transcoder's: packets go over a pipe, raw pictures come back in shared memory, and are copied
 * into a frame of FFmpeg's. At the pace of a camera, in turn with decoding here. Started by {@code
 * infra/bench/decoder}.
 */
public final class DecoderBoundaryBenchmark {
  private static final int SLOTS = 4;
  private static final String RING = "ring";
  private static final long PICTURE_NANOS = 40_000_000;
  private static final int WARM_UP = 75;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Hundredths of a second, as Linux counts for /proc. */
  private static final double TICKS = 100;

  private DecoderBoundaryBenchmark() {}

  /** Takes a packet; what it holds is decoded when it returns. */
  @FunctionalInterface
  private interface Decoding {
    void decode(ContributionPacket packet) throws IOException;
  }

  /** What a run of pictures took: of each its nanoseconds, and of all the processor's seconds. */
  private record Run(List<Long> nanos, double processorSeconds) {
    double millis(double share) {
      List<Long> sorted = new ArrayList<>(nanos);
      Collections.sort(sorted);
      return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
  }

  /** Arguments: the clip, an empty directory of shared memory, runs; or {@code child}, the clip. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("child")) {
      child(Path.of(arguments[1]), Path.of(arguments[2]));
      return;
    }
    Path clip = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    Source source = Source.read(clip);
    for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
      Run here = here(source);
      Run apart = apart(source, clip, folder);
      System.out.printf(
          Locale.ROOT,
          "%d pictures: here %.1f ms CPU each, %.2f / %.2f ms p50 / p95; apart %.1f ms CPU each,"
              + " %.2f / %.2f ms%n",
          here.nanos().size(),
          here.processorSeconds() * 1e3 / here.nanos().size(),
          here.millis(0.5),
          here.millis(0.95),
          apart.processorSeconds() * 1e3 / apart.nanos().size(),
          apart.millis(0.5),
          apart.millis(0.95));
    }
  }

  /** The pictures' packets of a clip, in memory. */
  private record Source(Track track, List<ContributionPacket> packets) {
    static Source read(Path clip) throws Exception {
      try (Demuxer demuxer = new Demuxer(DemuxInput.of("file:" + clip, List.of("file")))) {
        demuxer.connect();
        Track track =
            demuxer.probe().stream()
                .filter(each -> each.kind() == Track.Kind.VIDEO)
                .findFirst()
                .orElseThrow();
        List<ContributionPacket> packets = new ArrayList<>();
        for (Optional<DemuxedPacket> read = demuxer.read();
            read.isPresent();
            read = demuxer.read()) {
          if (read.get().track() == track.index()) {
            packets.add(packet(track, packets.size(), read.get().keyFrame(), read.get().data()));
          }
        }
        return new Source(track, packets);
      }
    }
  }

  private static ContributionPacket packet(Track track, int number, boolean key, Bytes data) {
    MediaTime time = MediaTime.of(Duration.ofNanos(PICTURE_NANOS * number));
    return new ContributionPacket(
        /* generation= */ 1,
        track.index(),
        time,
        time,
        MediaTime.of(Duration.ofNanos(PICTURE_NANOS)),
        key,
        data);
  }

  /** Gives the packets at the camera's pace. */
  private static Run paced(Source source, Decoding decoding, Process... others) throws IOException {
    List<Long> nanos = new ArrayList<>();
    double before = 0;
    long next = System.nanoTime();
    for (int i = 0; i < source.packets().size(); i++) {
      if (i == WARM_UP) {
        before = processorSeconds(others);
      }
      LockSupport.parkNanos(next - System.nanoTime());
      next += PICTURE_NANOS;
      long begun = System.nanoTime();
      decoding.decode(source.packets().get(i));
      if (i >= WARM_UP) {
        nanos.add(System.nanoTime() - begun);
      }
    }
    return new Run(nanos, processorSeconds(others) - before);
  }

  private static double processorSeconds(Process... others) throws IOException {
    double all = PROCESS.getProcessCpuTime() / 1e9;
    for (Process other : others) {
      String stat = Files.readString(Path.of("/proc/" + other.pid() + "/stat"));
      String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", /* limit= */ -1);
      all += (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS;
    }
    return all;
  }

  private static Run here(Source source) throws IOException {
    try (PacketDecoder decoder = PacketDecoder.open(source.track())) {
      return paced(source, packet -> decoder.decode(packet, _ -> {}));
    }
  }

  private static int pictureBytes(Track track) {
    Track.Video video = track.video().orElseThrow();
    return video.width() * video.height() * 3 / 2;
  }

  private static Run apart(Source source, Path clip, Path folder) throws Exception {
    int size = pictureBytes(source.track());
    Path ring = folder.resolve(RING);
    long begun = System.nanoTime();
    Process child =
        new SandboxedJava(
                DecoderBoundaryBenchmark.class.getName(),
                List.of("-Xmx64m", "-Dorg.bytedeco.javacpp.cachedir=" + NativeLibraries.folder()),
                List.of("child", "" + clip, "" + ring),
                List.of(clip, NativeLibraries.folder()),
                folder,
                new SandboxedJava.Limits(
                    /* memory= */ 1_500_000_000, /* largestFile= */ 64_000_000))
            .start(SandboxConfig.USUAL, List.of());
    try (DataOutputStream to =
            new DataOutputStream(
                new java.io.BufferedOutputStream(child.getOutputStream(), 1 << 16));
        DataInputStream from = new DataInputStream(child.getInputStream())) {
      // It says that it is there.
      int ready = from.readInt();
      System.out.printf(
          Locale.ROOT, "apart: ready after %.2f s", (System.nanoTime() - begun) / 1e9);
      MappedByteBuffer shared = map(ring, size);
      AVFrame frame = frame(source.track());
      try {
        if (ready != 0) {
          throw new IllegalStateException("The child said something else: " + ready);
        }
        Run run = paced(source, packet -> exchange(packet, to, from, shared, frame, size), child);
        System.out.printf("; it has %s of its own%n", ownMemory(child));
        return run;
      } finally {
        avutil.av_frame_free(frame);
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static String ownMemory(Process process) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
        .lines()
        .filter(line -> line.startsWith("RssAnon:"))
        .map(line -> line.substring("RssAnon:".length()).strip())
        .findFirst()
        .orElse("?");
  }

  private static AVFrame frame(Track track) {
    Track.Video video = track.video().orElseThrow();
    AVFrame frame = avutil.av_frame_alloc();
    frame.format(avutil.AV_PIX_FMT_YUV420P);
    frame.width(video.width());
    frame.height(video.height());
    if (avutil.av_frame_get_buffer(frame, 0) < 0) {
      throw new IllegalStateException("av_frame_get_buffer");
    }
    return frame;
  }

  private static void exchange(
      ContributionPacket packet,
      DataOutputStream to,
      DataInputStream from,
      MappedByteBuffer shared,
      AVFrame frame,
      int size)
      throws IOException {
    to.writeInt(packet.data().length());
    to.writeBoolean(packet.keyFrame());
    to.write(packet.data().array(), 0, packet.data().length());
    to.flush();
    for (int slot = from.readInt(); slot >= 0; slot = from.readInt()) {
      copy(frame, shared.duplicate().position(slot * size), /* fromFrame= */ false);
    }
  }

  private static MappedByteBuffer map(Path ring, int size) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            ring, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) size * SLOTS);
    }
  }

  /** Copies the three planes, without what fills lines up, to {@code packed} or from there. */
  private static void copy(AVFrame frame, ByteBuffer packed, boolean fromFrame) {
    for (int plane = 0; plane < 3; plane++) {
      int width = plane == 0 ? frame.width() : frame.width() / 2;
      int height = plane == 0 ? frame.height() : frame.height() / 2;
      int stride = frame.linesize(plane);
      ByteBuffer lines = frame.data(plane).capacity((long) stride * height).asByteBuffer();
      for (int line = 0; line < height; line++) {
        if (fromFrame) {
          packed.put(packed.position(), lines, line * stride, width);
        } else {
          lines.put(line * stride, packed, packed.position(), width);
        }
        packed.position(packed.position() + width);
      }
    }
  }

  /** The process that decodes: a packet in, slots of pictures out, and −1. */
  private static void child(Path clip, Path ring) throws Exception {
    NativeLibraries.load();
    Source source = Source.read(clip);
    MappedByteBuffer shared = map(ring, pictureBytes(source.track()));
    Sandbox.sealOrEnd();
    DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(System.in, 1 << 16));
    DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(System.out));
    out.writeInt(0);
    out.flush();
    try (PacketDecoder decoder = PacketDecoder.open(source.track())) {
      for (int number = 0; ; number++) {
        byte[] data = new byte[in.readInt()];
        boolean key = in.readBoolean();
        in.readFully(data);
        decoder.decode(
            packet(source.track(), number, key, Bytes.wrap(data)),
            new Ring(shared, out, number % SLOTS)::put);
        out.writeInt(-1);
        out.flush();
      }
    }
  }

  private record Ring(MappedByteBuffer shared, DataOutputStream out, int slot) {
    void put(DecodedFrame decoded) {
      copy(
          decoded.frame(),
          shared.duplicate().position(shared.capacity() / SLOTS * slot),
          /* fromFrame= */ true);
      try {
        out.writeInt(slot);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
