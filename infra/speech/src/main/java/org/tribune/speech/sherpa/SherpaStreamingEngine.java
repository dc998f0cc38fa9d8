package org.tribune.speech.sherpa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.HypothesisCheck;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Word;

/** Hears while it is said: an online recogniser of sherpa-onnx with one stream. */
final class SherpaStreamingEngine implements SpeechEngine {
  /** What a model looks ahead: nothing is lost of the last word. */
  private static final int TAIL = SpeechSound.RATE * 8 / 10;

  /** An utterance ends with so long a pause, or when it is so long. */
  private static final float PAUSE = 0.8f;

  /** Also one in which nothing was said. */
  private static final float LONG_PAUSE = 2.4f;

  private static final float LONGEST = 20;

  private final SherpaEngine.Opening opening;
  private final SherpaLibrary library;
  private final HypothesisCheck check = new HypothesisCheck("sherpa-onnx");
  private final List<Hypothesis> understood = new ArrayList<>();
  private final MemorySegment recogniser;
  private MemorySegment stream;
  private long samples = 0;
  private int utterance = 0;
  private List<Word> said = List.of();
  private boolean isClosed = false;

  SherpaStreamingEngine(SherpaEngine.Opening opening) throws SpeechException {
    this.opening = opening;
    this.library = opening.library();
    try (Arena arena = Arena.ofConfined()) {
      recogniser =
          library.pointer("SherpaOnnxCreateOnlineRecognizer", configuration(arena).memory());
    }
    if (recogniser.equals(MemorySegment.NULL)) {
      throw new SpeechException.Unusable(
          "sherpa-onnx does not take the model " + opening.model().folder() + ": fetch it again");
    }
    stream = openStream();
  }

  private Struct.Filled configuration(Arena arena) {
    return opening
        .configuration(SherpaStructs.onlineRecognizer(), arena)
        .set("enable_endpoint", 1)
        .set("rule1_min_trailing_silence", LONG_PAUSE)
        .set("rule2_min_trailing_silence", PAUSE)
        .set("rule3_min_utterance_length", LONGEST);
  }

  private MemorySegment openStream() throws SpeechException.EngineFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment opened =
          opening.usesHotwords()
              ? library.pointer(
                  "SherpaOnnxCreateOnlineStreamWithHotwords",
                  recogniser,
                  arena.allocateFrom(opening.hotwords()))
              : library.pointer("SherpaOnnxCreateOnlineStream", recogniser);
      if (opened.equals(MemorySegment.NULL)) {
        throw new SpeechException.EngineFailed("sherpa-onnx opens no stream");
      }
      return opened;
    }
  }

  @Override
  public String description() {
    return opening.description();
  }

  @Override
  public void hear(short[] sound) throws SpeechException {
    accept(sound);
    decode();
    addHypothesis(/* isFinal= */ false);
  }

  private void accept(short[] sound) {
    try (Arena arena = Arena.ofConfined()) {
      library.run(
          "SherpaOnnxOnlineStreamAcceptWaveform",
          stream,
          SpeechSound.RATE,
          SherpaLibrary.samples(arena, sound),
          sound.length);
    }
    samples += sound.length;
  }

  private void decode() throws SpeechException {
    while (library.number("SherpaOnnxIsOnlineStreamReady", recogniser, stream) != 0) {
      library.run("SherpaOnnxDecodeOnlineStream", recogniser, stream);
      if (library.number("SherpaOnnxOnlineStreamIsEndpoint", recogniser, stream) != 0) {
        addHypothesis(/* isFinal= */ true);
        library.run("SherpaOnnxOnlineStreamReset", recogniser, stream);
      }
    }
  }

  private void addHypothesis(boolean isFinal) throws SpeechException {
    List<Word> words = words();
    if (words.equals(said) && !(isFinal && !said.isEmpty())) {
      return;
    }
    said = words;
    check
        .accept(new Hypothesis(utterance, isFinal, words), SpeechSound.length(samples))
        .ifPresent(understood::add);
    if (isFinal) {
      utterance++;
      said = List.of();
    }
  }

  private List<Word> words() throws SpeechException {
    MemorySegment json =
        library.pointer("SherpaOnnxGetOnlineStreamResultAsJson", recogniser, stream);
    try {
      return TokenWords.read(SherpaLibrary.text(json), MediaTime.ZERO, MediaTime.ZERO);
    } finally {
      library.run("SherpaOnnxDestroyOnlineStreamResultJson", json);
    }
  }

  @Override
  public List<Hypothesis> understood() {
    List<Hypothesis> all = List.copyOf(understood);
    understood.clear();
    return all;
  }

  @Override
  public List<Hypothesis> finish() throws SpeechException {
    accept(new short[TAIL]);
    library.run("SherpaOnnxOnlineStreamInputFinished", stream);
    decode();
    addHypothesis(/* isFinal= */ true);
    return understood();
  }

  @Override
  public void reset() throws SpeechException {
    library.run("SherpaOnnxDestroyOnlineStream", stream);
    understood.clear();
    check.reset();
    said = List.of();
    utterance = 0;
    samples = 0;
    stream = openStream();
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      library.run("SherpaOnnxDestroyOnlineStream", stream);
      library.run("SherpaOnnxDestroyOnlineRecognizer", recogniser);
    }
  }
}
