package org.tribune.speech.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.HypothesisJson;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechException;

/**
 * The worker's inside. One thread reads what comes, so that a reset is known at once; this one
 * hears; a third says how far it is, also while an engine computes for long or hangs.
 */
final class HearingLoop {
  private static final Duration BEAT = Duration.ofMillis(250);
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Who sends sound waits for it to be heard; so much is never on its way. */
  private static final int MOST_WAITING = 10_000;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final Opening opening;
  private final StreamTimes times = new StreamTimes();
  private final LinkedBlockingQueue<Frame> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

  /** The stream that who started us is at, and the one that is heard. */
  private volatile int wanted = 0;

  private volatile int stream = 0;
  private volatile long heard = 0;

  /** As {@link #heard}, for the thread that hears. */
  private long taken = 0;

  private volatile boolean isEnded = false;

  /** Opens the engine. */
  interface Opening {
    SpeechEngine open() throws SpeechException;
  }

  HearingLoop(DataInputStream in, DataOutputStream out, Opening opening) {
    this.in = in;
    this.out = out;
    this.opening = opening;
  }

  /** Hears until nothing comes any more, or it fails, which it says. */
  void run() throws IOException {
    Thread.ofPlatform().daemon().name("speech-input").start(this::read);
    Thread.ofPlatform().daemon().name("speech-beat").start(this::beat);
    try (SpeechEngine engine = opening.open()) {
      send(new Frame.Ready(engine.hearsLive(), engine.description()));
      while (!isEnded || !waiting.isEmpty()) {
        Frame next = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
          take(engine, next);
        }
        tell(engine.understood());
      }
    } catch (SpeechException.Unusable e) {
      fail(/* isUnusable= */ true, e.why());
    } catch (SpeechException e) {
      fail(/* isUnusable= */ false, e.why());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(boolean isUnusable, Message why) throws IOException {
    send(new Frame.Failed(isUnusable, CleanText.line(why.fr()), CleanText.line(why.en())));
  }

  private void take(SpeechEngine engine, Frame frame) throws SpeechException, IOException {
    switch (frame) {
      case Frame.Sound sound -> {
        if (sound.stream() == wanted) {
          hear(engine, sound);
          send(new Frame.Beat(stream, heard));
        }
      }
      case Frame.Reset reset -> {
        engine.reset();
        times.reset();
        taken = 0;
        heard = 0;
        stream = reset.stream();
      }
      case Frame.Finish finish -> {
        tell(engine.finish());
        send(new Frame.Finished(finish.stream()));
      }
      // Not sent to us.
      case Frame.Open _,
          Frame.Ready _,
          Frame.Heard _,
          Frame.Beat _,
          Frame.Finished _,
          Frame.Failed _ -> {}
    }
  }

  private void hear(SpeechEngine engine, Frame.Sound sound) throws SpeechException {
    int silence = times.begin(sound.at());
    if (silence > 0) {
      engine.hear(new short[silence]);
    }
    engine.hear(sound.samples());
    times.add(sound.samples().length);
    taken += sound.samples().length;
    heard = taken;
  }

  /** Sends hypotheses on; of those that are not final only the newest of each utterance. */
  private void tell(List<Hypothesis> understood) throws IOException {
    Map<Integer, Hypothesis> newest = new LinkedHashMap<>();
    understood.forEach(each -> newest.put(each.utterance(), each));
    for (Hypothesis each : newest.values()) {
      if (stream == wanted) {
        Hypothesis placed =
            new Hypothesis(each.utterance(), each.isFinal(), times.place(each.words()));
        send(new Frame.Heard(stream, HypothesisJson.write(placed)));
      }
    }
  }

  private void read() {
    try {
      for (var next = Frame.read(in); next.isPresent(); next = Frame.read(in)) {
        if (next.get() instanceof Frame.Reset(int number)) {
          wanted = number;
          waiting.clear();
        }
        if (!waiting.offer(next.get())) {
          break;
        }
      }
    } catch (IOException e) {
      // Who started us is gone, as far as we are concerned.
    }
    isEnded = true;
    // Whatever the engine is at: nobody wants it any more.
    try {
      Thread.sleep(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private void beat() {
    try {
      while (true) {
        send(new Frame.Beat(stream, heard));
        Thread.sleep(BEAT);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Frame frame) throws IOException {
    synchronized (out) {
      frame.write(out);
    }
  }
}
