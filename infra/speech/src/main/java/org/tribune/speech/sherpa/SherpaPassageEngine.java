package org.tribune.speech.sherpa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Word;

/**
 * Hears passage by passage, with the better models that need the whole of one: Silero's voice
 * activity detector finds them, an offline recogniser of sherpa-onnx hears each once it is over.
 * For what is heard again afterwards; live it would be late by a passage.
 */
final class SherpaPassageEngine implements SpeechEngine {
  /** A passage ends with so long a pause, or soon after it is so long. */
  private static final float PAUSE = 0.5f;

  private static final float LONGEST = 20;
  private static final float BUFFER = 120;

  /** What the detector looks at at once. */
  private static final int WINDOW = 512;

  private final SherpaEngine.Opening opening;
  private final SherpaLibrary library;
  private final SherpaHearing hearing = new SherpaHearing();
  private final Struct segment = SherpaStructs.speechSegment();
  private final MemorySegment recogniser;
  private final MemorySegment detector;
  private boolean isClosed = false;

  SherpaPassageEngine(SherpaEngine.Opening opening) throws SpeechException {
    this.opening = opening;
    this.library = opening.library();
    try (Arena arena = Arena.ofConfined()) {
      detector =
          library.pointer(
              "SherpaOnnxCreateVoiceActivityDetector", detection(arena).memory(), BUFFER);
      if (detector.equals(MemorySegment.NULL)) {
        throw new SpeechException.Unusable("recogniser.detector-not-loaded");
      }
      recogniser =
          library.pointer("SherpaOnnxCreateOfflineRecognizer", configuration(arena).memory());
      if (recogniser.equals(MemorySegment.NULL)) {
        throw new SpeechException.Unusable("recogniser.model-not-taken", opening.model().folder());
      }
    }
  }

  private Struct.Filled detection(Arena arena) {
    return SherpaStructs.vad()
        .fill(arena)
        .set("silero_vad.model", opening.vad())
        .set("silero_vad.threshold", 0.5f)
        .set("silero_vad.min_silence_duration", PAUSE)
        .set("silero_vad.min_speech_duration", 0.25f)
        .set("silero_vad.window_size", WINDOW)
        .set("silero_vad.max_speech_duration", LONGEST)
        .set("sample_rate", SpeechSound.RATE)
        .set("num_threads", 1)
        .set("provider", "cpu");
  }

  private Struct.Filled configuration(Arena arena) {
    Struct.Filled config = opening.configuration(SherpaStructs.offlineRecognizer(), arena);
    return switch (opening.model().kind()) {
      case NEMO_TRANSDUCER -> config.set("model_config.model_type", "nemo_transducer");
      case TRANSDUCER -> config.set("model_config.model_type", "transducer");
      case WHISPER ->
          config
              .set("model_config.whisper.language", opening.settings().primaryLanguage())
              .set("model_config.whisper.task", "transcribe");
      case NEMO_CTC -> config;
      case STREAMING_TRANSDUCER,
          STREAMING_NEMO_TRANSDUCER,
          STREAMING_ZIPFORMER_CTC,
          STREAMING_NEMO_CTC,
          STREAMING_T_ONE_CTC ->
          throw new IllegalStateException("A model that streams is not heard by passages");
    };
  }

  @Override
  public String description() {
    return opening.description();
  }

  @Override
  public boolean hearsLive() {
    return false;
  }

  @Override
  public void hear(short[] sound) throws SpeechException {
    for (int at = 0; at < sound.length; at += WINDOW) {
      accept(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + WINDOW)));
      hearPassages();
    }
  }

  private void accept(short[] sound) {
    try (Arena arena = Arena.ofConfined()) {
      library.run(
          "SherpaOnnxVoiceActivityDetectorAcceptWaveform",
          detector,
          SherpaLibrary.samples(arena, sound),
          sound.length);
    }
    hearing.add(sound.length);
  }

  private void hearPassages() throws SpeechException {
    while (library.number("SherpaOnnxVoiceActivityDetectorEmpty", detector) == 0) {
      MemorySegment front =
          library
              .pointer("SherpaOnnxVoiceActivityDetectorFront", detector)
              .reinterpret(segment.size());
      try {
        int start = front.get(ValueLayout.JAVA_INT, segment.offset("start"));
        int count = front.get(ValueLayout.JAVA_INT, segment.offset("n"));
        MemorySegment sound = front.get(ValueLayout.ADDRESS, segment.offset("samples"));
        hearPassage(SpeechSound.length(start), sound, count);
      } finally {
        library.run("SherpaOnnxDestroySpeechSegment", front);
        library.run("SherpaOnnxVoiceActivityDetectorPop", detector);
      }
    }
  }

  private void hearPassage(MediaTime start, MemorySegment sound, int count) throws SpeechException {
    List<Word> words;
    MemorySegment stream = openStream();
    try {
      library.run("SherpaOnnxAcceptWaveformOffline", stream, SpeechSound.RATE, sound, count);
      library.run("SherpaOnnxDecodeOfflineStream", recogniser, stream);
      MemorySegment json = library.pointer("SherpaOnnxGetOfflineStreamResultAsJson", stream);
      words = TokenWords.read(SherpaLibrary.text(json), start, SpeechSound.length(count));
      library.run("SherpaOnnxDestroyOfflineStreamResultJson", json);
    } finally {
      library.run("SherpaOnnxDestroyOfflineStream", stream);
    }
    if (!words.isEmpty()) {
      hearing.understand(words, /* isFinal= */ true);
    }
  }

  private MemorySegment openStream() {
    if (!opening.usesHotwords()) {
      return library.pointer("SherpaOnnxCreateOfflineStream", recogniser);
    }
    try (Arena arena = Arena.ofConfined()) {
      return library.pointer(
          "SherpaOnnxCreateOfflineStreamWithHotwords",
          recogniser,
          arena.allocateFrom(opening.hotwords()));
    }
  }

  @Override
  public List<Hypothesis> understood() {
    return hearing.take();
  }

  @Override
  public List<Hypothesis> finish() throws SpeechException {
    library.run("SherpaOnnxVoiceActivityDetectorFlush", detector);
    hearPassages();
    return understood();
  }

  @Override
  public void reset() {
    library.run("SherpaOnnxVoiceActivityDetectorReset", detector);
    hearing.reset();
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      library.run("SherpaOnnxDestroyVoiceActivityDetector", detector);
      library.run("SherpaOnnxDestroyOfflineRecognizer", recogniser);
    }
  }
}
