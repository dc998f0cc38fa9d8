package org.tribune.speech.sherpa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.Hypothesis;
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
  private final SherpaHearing hearing = new SherpaHearing();
  private final MemorySegment recogniser;
  private MemorySegment stream;
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
      throw new SpeechException.Unusable("recogniser.model-not-taken", opening.model().folder());
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
        throw new SpeechException.EngineFailed("recogniser.stream-not-opened");
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
    hearing.add(sound.length);
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
    hearing.understand(words, isFinal);
    if (isFinal) {
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
    return hearing.take();
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
    hearing.reset();
    said = List.of();
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
