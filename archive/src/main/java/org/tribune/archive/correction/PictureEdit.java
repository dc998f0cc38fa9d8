package org.tribune.archive.correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribune.catalogue.recording.Correction;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.text.Message;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.media.packaging.Sample;
import org.tribune.media.picture.Picture;
import org.tribune.media.slate.SlateArtist;
import org.tribune.media.slate.SlateBrand;
import org.tribune.media.slate.SlateText;
import org.tribune.media.still.RenditionDecoder;

/**
 * Masks or cuts pictures. Only a group of pictures that holds some of the passage and some that
 * stays is decoded and encoded again; groups that are masked whole are the same frames of a slate
 * over and over, and what a cut leaves before it needs no encoding.
 */
final class PictureEdit implements TrackEdit {
  private final TrackFormat format;
  private final Ticks reach;
  private final boolean cuts;
  private final RenditionDecoder decoder;
  private final GroupEncoder encoder;
  private final Picture slate;
  private final Map<List<Integer>, List<Sample>> slates = new HashMap<>();

  /**
   * An edit.
   *
   * @param slate what the slate says
   * @param brand how it looks
   */
  PictureEdit(
      Correction correction,
      TrackFormat format,
      Rendition.Video rendition,
      SlateText slate,
      SlateBrand brand) {
    this.format = format;
    this.reach = Ticks.of(correction, format.timescale());
    this.cuts = correction.kind() == Correction.Kind.CUT;
    this.encoder = GroupEncoder.open(rendition);
    this.decoder = RenditionDecoder.open(rendition);
    this.slate = SlateArtist.draw(rendition.width(), rendition.height(), slate, brand);
  }

  @Override
  public Ticks reach() {
    return reach;
  }

  /**
   * Frames from one that can be decoded by itself on to the next such.
   *
   * @param start of the first, in ticks
   */
  private record Group(long start, List<Sample> samples) {}

  private List<Group> groups(Take take) {
    List<Group> groups = new ArrayList<>();
    long time = take.start();
    for (Sample sample : take.samples()) {
      if (groups.isEmpty() || sample.frame().keyFrame()) {
        groups.add(new Group(time, new ArrayList<>()));
      }
      groups.getLast().samples().add(sample);
      time += format.ticks(sample);
    }
    return groups;
  }

  @Override
  public List<Take> edit(Take take) {
    return cuts ? cut(take) : List.of(mask(take));
  }

  private Take mask(Take take) {
    List<Sample> samples = new ArrayList<>();
    for (Group group : groups(take)) {
      samples.addAll(masked(group));
    }
    return new Take(take.start(), samples);
  }

  private List<Sample> masked(Group group) {
    List<Boolean> touched = touched(group);
    if (!touched.contains(true)) {
      return group.samples();
    }
    if (!touched.contains(false)) {
      return slates.computeIfAbsent(
          group.samples().stream().map(Sample::frames).toList(), frames -> encodeSlate(group));
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < group.samples().size(); i++) {
      try (Picture picture = decode(group.samples().get(i))) {
        samples.add(
            encode(touched.get(i) ? slate : picture, /* idr= */ i == 0, group.samples().get(i)));
      }
    }
    return samples;
  }

  private List<Boolean> touched(Group group) {
    List<Boolean> touched = new ArrayList<>();
    long time = group.start();
    for (Sample sample : group.samples()) {
      long end = time + format.ticks(sample);
      touched.add(reach.touches(time, end));
      time = end;
    }
    return touched;
  }

  private List<Sample> encodeSlate(Group group) {
    List<Sample> samples = new ArrayList<>();
    for (Sample sample : group.samples()) {
      samples.add(encode(slate, /* idr= */ samples.isEmpty(), sample));
    }
    return samples;
  }

  private List<Take> cut(Take take) {
    Stay stay = new Stay();
    for (Group group : groups(take)) {
      keepBefore(group, stay);
      boolean begins = group.start() >= reach.to();
      boolean ends = group.start() + ticks(group) <= reach.to();
      if (begins) {
        keepBehind(group, stay);
      } else if (!ends) {
        encodeBehind(group, stay);
      }
    }
    return stay.takes();
  }

  private long ticks(Group group) {
    return group.samples().stream().mapToLong(format::ticks).sum();
  }

  /** A frame that was shot before the passage is not shown into it. */
  private void keepBefore(Group group, Stay stay) {
    long time = group.start();
    for (Sample sample : group.samples()) {
      long end = Math.min(time + format.ticks(sample), reach.from());
      long frames = Math.max(0, end - time) / format.frameTicks();
      if (frames > 0) {
        stay.add(time, new Sample(sample.frame(), (int) frames), /* isBehind= */ false);
      }
      time += format.ticks(sample);
    }
  }

  private void keepBehind(Group group, Stay stay) {
    long time = group.start();
    for (Sample sample : group.samples()) {
      stay.add(time, sample, /* isBehind= */ true);
      time += format.ticks(sample);
    }
  }

  /** A frame that was shot in the passage goes, even if it lasts beyond it. */
  private void encodeBehind(Group group, Stay stay) {
    boolean idr = true;
    long time = group.start();
    for (Sample sample : group.samples()) {
      try (Picture picture = decode(sample)) {
        if (time >= reach.to()) {
          stay.add(time, encode(picture, idr, sample), /* isBehind= */ true);
          idr = false;
        }
      }
      time += format.ticks(sample);
    }
  }

  private Picture decode(Sample sample) {
    EncodedFrame frame = sample.frame();
    Message undecodable = Message.of("correction.picture-undecodable");
    return decoder
        .decode(frame.data(), frame.keyFrame())
        .orElseThrow(() -> new CorrectionException(undecodable.fr() + " / " + undecodable.en()));
  }

  private Sample encode(Picture picture, boolean idr, Sample instead) {
    Bytes data = encoder.encode(picture, idr);
    return new Sample(new EncodedFrame(instead.frame().index(), idr, data), instead.frames());
  }

  @Override
  public void close() {
    slate.close();
    decoder.close();
    encoder.close();
  }
}
