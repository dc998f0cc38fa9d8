package org.tribune.archive.storyboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.store.ObjectStore;

/** A storyboard as a player shows it, read by the JDK's own JPEG decoder. */
record ShownBoard(Asset list, List<Cue> cues) {
  private static final Pattern CUE =
      Pattern.compile("(\\S+) --> (\\S+)\\n(\\S+)#xywh=(\\d+),(\\d+),(\\d+),(\\d+)\\n");

  /** A stretch, and the colour on the left of its picture. */
  record Cue(String from, String to, String sheet, Color colour) {}

  static Asset asset(Catalogue catalogue, String name) {
    return catalogue.assets(PaintedSitting.ID).stream()
        .filter(asset -> asset.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Bytes content(Catalogue catalogue, ObjectStore store, String file) {
    Bytes content = store.get(RecordingNames.asset(PaintedSitting.ID, file)).orElseThrow();
    Asset asset =
        catalogue.assets(PaintedSitting.ID).stream()
            .filter(each -> each.file().equals(file))
            .findFirst()
            .orElseThrow();
    assertThat(asset.length()).isEqualTo(content.length());
    assertThat(asset.sha256()).isEqualTo(Sha256.of(content));
    return content;
  }

  static BufferedImage image(Bytes jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg.array()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ShownBoard read(Catalogue catalogue, ObjectStore store) {
    Asset list = asset(catalogue, "storyboard");
    String text = new String(content(catalogue, store, list.file()).array(), UTF_8);
    assertThat(text).startsWith("WEBVTT\n");
    List<Cue> cues = new ArrayList<>();
    Matcher cue = CUE.matcher(text);
    while (cue.find()) {
      BufferedImage sheet = image(content(catalogue, store, cue.group(3)));
      int x = Integer.parseInt(cue.group(4)) + Integer.parseInt(cue.group(6)) / 4;
      int y = Integer.parseInt(cue.group(5)) + Integer.parseInt(cue.group(7)) / 2;
      cues.add(new Cue(cue.group(1), cue.group(2), cue.group(3), new Color(sheet.getRGB(x, y))));
    }
    return new ShownBoard(list, cues);
  }

  /** True if two colours are the same but for what encoding twice does to them. */
  static boolean isNear(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) < 14
        && Math.abs(one.getGreen() - other.getGreen()) < 14
        && Math.abs(one.getBlue() - other.getBlue()) < 14;
  }
}
