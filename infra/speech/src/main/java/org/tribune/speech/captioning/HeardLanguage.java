package org.tribune.speech.captioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.text.TextShaper;
import org.tribune.speech.text.Vocabulary;

/**
 * What is heard with, and how it is written.
 *
 * @param recogniser as configured
 * @param language of what is said
 * @param names that are likely to be said
 */
record HeardLanguage(CaptionsConfig.Recogniser recogniser, String language, SpokenNames names) {
  /** A recogniser that is as sure as a coin does not know the word. */
  private static final double DOUBTFUL = 0.5;

  /** What an engine is opened with. */
  EngineSettings settings() {
    List<String> hotwords = new ArrayList<>(names.names());
    hotwords.addAll(names.terms());
    return new EngineSettings(
        EngineSettings.Kind.valueOf(recogniser.engine().name()),
        language,
        recogniser.model(),
        recogniser.command(),
        recogniser.threads(),
        hotwords);
  }

  /** Who writes its captions, under ids with this prefix. */
  CaptionWriter writer(String prefix, Consumer<LiveCaption> written) {
    Locale spoken = Locale.forLanguageTag(language);
    return new CaptionWriter(
        prefix,
        language,
        new TextShaper(spoken, new Vocabulary(spoken, names.names()), DOUBTFUL)::shape,
        written);
  }
}
