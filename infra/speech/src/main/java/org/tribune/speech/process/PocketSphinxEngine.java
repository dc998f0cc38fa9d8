package org.tribune.speech.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.HypothesisCheck;
import org.tribune.speech.ModelLanguage;
import org.tribune.speech.SpeechException;
import org.tribune.speech.Word;

/**
 * CMU PocketSphinx as Debian has it (5prealpha, {@code pocketsphinx_continuous}). Of an utterance,
 * which ends with a pause of half a second, it writes the whole text, then each word with its times
 * in the stream and its confidence; it says nothing before. It takes no hotwords.
 */
public final class PocketSphinxEngine extends LineEngine {
  private static final String PROGRAM = "pocketsphinx_continuous";

  private static final Message INSTALL = Message.of("recogniser.install-pocketsphinx");

  /** From Debian's package pocketsphinx-en-us. */
  private static final Path ENGLISH = Path.of("/usr/share/pocketsphinx/model/en-us");

  /** As {@code word 1.230 1.450 0.987000}; another way to speak a word is {@code word(2)}. */
  private static final Pattern WORD =
      Pattern.compile(
          "(\\S+?)(?:\\(\\d+\\))? (\\d{1,9}\\.\\d{3}) (\\d{1,9}\\.\\d{3}) (\\d\\.\\d{6})");

  private static final String UTTERANCE_END = "</s>";

  /** The last frame is told, which has its length, too. */
  private static final MediaTime FRAME = MediaTime.ofMicros(10_000);

  private final String model;
  private final List<Word> words = new ArrayList<>();
  private int utterance = 0;

  /** The three files of a model. */
  private record Model(Path acoustic, Path words, Path language) {}

  private PocketSphinxEngine(Path folder, Model model) throws SpeechException {
    super(
        "PocketSphinx",
        List.of(
            PROGRAM,
            "-infile",
            "/dev/stdin",
            "-time",
            "yes",
            "-logfn",
            "/dev/null",
            "-hmm",
            "" + model.acoustic(),
            "-dict",
            "" + model.words(),
            "-lm",
            "" + model.language()),
        INSTALL);
    this.model = "" + folder;
  }

  /** Starts it with the model of {@code settings}, or with Debian's, which is English. */
  public static PocketSphinxEngine open(EngineSettings settings) throws SpeechException {
    Path folder = settings.model().orElse(ENGLISH);
    if (settings.model().isEmpty() && !settings.primaryLanguage().equals("en")) {
      throw new SpeechException.Unusable("recogniser.pocketsphinx-english", settings.language());
    }
    if (!Files.isDirectory(folder)) {
      throw settings.model().isPresent()
          ? new SpeechException.Unusable("recogniser.folder-missing", folder)
          : new SpeechException.Unusable("recogniser.pocketsphinx-model-missing", INSTALL);
    }
    Model model = find(folder);
    try (Stream<String> lines = Files.lines(model.words(), StandardCharsets.UTF_8)) {
      Optional<Message> flaw = ModelLanguage.flaw(settings, "" + folder, lines);
      if (flaw.isPresent()) {
        throw new SpeechException.Unusable(flaw.get());
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SpeechException.Unusable("recogniser.dictionary-unreadable", model.words());
    }
    return new PocketSphinxEngine(folder, model);
  }

  private static Model find(Path folder) throws SpeechException.Unusable {
    try (Stream<Path> files = Files.walk(folder, /* maxDepth= */ 2)) {
      List<Path> all = files.sorted().toList();
      return new Model(
          one(
              all,
              folder,
              "recogniser.no-acoustic-model",
              place -> Files.isRegularFile(place.resolve("mdef"))),
          one(all, folder, "recogniser.no-dictionary", named(".*\\.dict?")),
          one(
              all,
              folder,
              "recogniser.no-language-model",
              named("(?!.*phone).*\\.lm(\\.bin|\\.dmp)?")));
    } catch (IOException e) {
      throw new SpeechException.Unusable("recogniser.folder-unreadable", folder, e);
    }
  }

  private static Predicate<Path> named(String name) {
    return file -> file.getFileName().toString().matches(name);
  }

  private static Path one(List<Path> all, Path folder, String what, Predicate<Path> is)
      throws SpeechException.Unusable {
    return all.stream()
        .filter(is)
        .findFirst()
        .orElseThrow(
            () ->
                new SpeechException.Unusable(
                    "recogniser.no-pocketsphinx-model", folder, Message.of(what)));
  }

  @Override
  public String description() {
    return "PocketSphinx 5prealpha, model " + model;
  }

  @Override
  Optional<Hypothesis> read(String line, HypothesisCheck check) {
    Matcher word = WORD.matcher(line);
    if (!word.matches()) {
      // The text of the next utterance, of which the words follow.
      return rest(/* isEnded= */ false);
    }
    String text = word.group(1);
    if (text.equals(UTTERANCE_END)) {
      return rest(/* isEnded= */ false);
    }
    // Fillers, such as <sil> and [NOISE], are left out by who checks.
    if (text.length() <= Word.LONGEST && words.size() < Hypothesis.MOST_WORDS) {
      words.add(
          Word.heard(
              text,
              time(word.group(2)),
              time(word.group(3)).plus(FRAME),
              OptionalDouble.of(Math.clamp(Double.parseDouble(word.group(4)), 0, 1))));
    }
    return Optional.empty();
  }

  @Override
  Optional<Hypothesis> rest(boolean isEnded) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Hypothesis said = new Hypothesis(utterance++, /* isFinal= */ true, words);
    words.clear();
    return Optional.of(said);
  }

  private static MediaTime time(String seconds) {
    return MediaTime.ofMicros(Math.round(Double.parseDouble(seconds) * MediaTime.MICROS));
  }

  @Override
  void forget() {
    words.clear();
    utterance = 0;
  }
}
