package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.video.Newsroom.done;

import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.StoredObject;
import org.tribune.delivery.picture.SmallerPicture;
import org.tribune.site.RunningServer;

/** A picture of one's own stands for a film. */
class OwnPosterTest {
  private static final String ALL = "/api/v1/operator/reports/";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // published before each test
  private JsonObject report;

  @BeforeEach
  void publish() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    report = newsroom.published(new JsonObject().put("title", "Fête du lac"));
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  private static byte[] picture(String format, int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private JsonObject now() {
    return done(running.get(ALL + report.getString("id"), "Cookie", newsroom.clerk()));
  }

  private HttpResponse<String> send(byte[] picture, String cookie) {
    return send(picture, now().getInteger("version"), cookie);
  }

  private HttpResponse<String> send(byte[] picture, int version, String cookie) {
    return running.send(
        running
            .request(ALL + report.getString("id") + "/poster?version=" + version)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", "image/jpeg")
            .header("Cookie", cookie)
            .method("PUT", HttpRequest.BodyPublishers.ofByteArray(picture))
            .build());
  }

  private List<String> stored() {
    String folder = RecordingNames.asset(new BroadcastId(report.getString("film")), "");
    try (Stream<StoredObject> all = newsroom.store().list(folder)) {
      return all.map(each -> each.name().substring(folder.length())).toList();
    }
  }

  private String publicPicture() {
    return running.get(report.getString("address")).body();
  }

  @Test
  void send_aPicture_standsForTheFilmWhateverOfItIsShown() throws IOException {
    JsonObject sent = done(send(picture("png", 3000, 2000, Color.RED), newsroom.clerk()));
    String address = sent.getString("poster");
    assertThat(address).contains("/assets/own-poster-r0-");
    assertThat(publicPicture()).contains(address);
    String file = stored().getFirst();
    Bytes kept =
        newsroom
            .store()
            .get(RecordingNames.asset(new BroadcastId(report.getString("film")), file))
            .orElseThrow();
    assertThat(SmallerPicture.sizeOf(kept, "jpeg")).isEqualTo(new SmallerPicture.Size(1080, 720));
    JsonObject trim = new JsonObject().put("start", 5).put("end", 12);
    JsonObject order = new JsonObject().put("version", sent.getInteger("version"));
    done(
        running.order(
            "PATCH",
            ALL + report.getString("id"),
            order.put("trim", trim).encode(),
            newsroom.clerk()));
    assertThat(publicPicture()).contains(address);
    assertThat(running.get(address).statusCode()).isEqualTo(200);
  }

  @Test
  void send_another_leavesNothingOfTheOneBefore() {
    String before =
        done(send(picture("jpeg", 640, 360, Color.RED), newsroom.clerk())).getString("poster");
    String after =
        done(send(picture("jpeg", 640, 360, Color.BLUE), newsroom.clerk())).getString("poster");
    assertThat(after).isNotEqualTo(before);
    assertThat(stored()).hasSize(1).allMatch(after::endsWith);
    assertThat(running.get(before).statusCode()).isEqualTo(404);
  }

  @Test
  void picture_thatWasLaidAside_isAtNoAddressOfThePublics() {
    JsonObject sent = done(send(picture("jpeg", 640, 360, Color.RED), newsroom.clerk()));
    JsonObject order = new JsonObject().put("version", sent.getInteger("version"));
    done(
        running.order(
            "PATCH",
            ALL + report.getString("id"),
            order.putNull("poster").encode(),
            newsroom.clerk()));
    assertThat(running.get(sent.getString("poster")).statusCode()).isEqualTo(404);
    assertThat(running.get(sent.getString("poster"), "Cookie", newsroom.clerk()).statusCode())
        .isEqualTo(200);
    assertThat(publicPicture()).doesNotContain("own-poster");
  }

  @Test
  void send_whatIsNoPictureOrOfAnotherVersionOrFromSomebodyElse_isRefusedAndNotKept() {
    String clerk = newsroom.clerk();
    for (byte[] wrong :
        List.of(
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
            new byte[0],
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, 2},
            picture("jpeg", 100, 60, Color.RED),
            picture("png", 5000, 4000, Color.RED))) {
      HttpResponse<String> refused = send(wrong, clerk);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(refused.body()).contains("image");
    }
    byte[] right = picture("jpeg", 640, 360, Color.RED);
    assertThat(send(right, /* version= */ 0, clerk).statusCode()).isEqualTo(409);
    assertThat(send(right, running.signInAs(Role.REPORTER)).statusCode()).isEqualTo(404);
    assertThat(stored()).isEmpty();
  }
}
