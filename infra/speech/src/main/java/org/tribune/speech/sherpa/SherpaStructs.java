package org.tribune.speech.sherpa;

/**
 * The structs of sherpa-onnx 1.13.8 that are handed over: {@code sherpa-onnx/c-api/c-api.h}, whose
 * names they have. New versions add members at their ends: what is not known here would be read
 * beyond, so that each version is looked at ({@code SherpaStructsTest}).
 */
final class SherpaStructs {
  private SherpaStructs() {}

  private static Struct model() {
    return new Struct().pointers("model");
  }

  private static Struct transducer() {
    return new Struct().pointers("encoder", "decoder", "joiner");
  }

  private static Struct encoderDecoder() {
    return new Struct().pointers("encoder", "decoder");
  }

  /** SherpaOnnxFeatureConfig. */
  private static Struct features() {
    return new Struct().ints("sample_rate", "feature_dim");
  }

  /** SherpaOnnxHomophoneReplacerConfig. */
  private static Struct homophones() {
    return new Struct().pointers("dict_dir", "lexicon", "rule_fsts");
  }

  /** SherpaOnnxOnlineRecognizerConfig. */
  static Struct onlineRecognizer() {
    Struct modelConfig =
        new Struct()
            .struct("transducer", transducer())
            .struct("paraformer", encoderDecoder())
            .struct("zipformer2_ctc", model())
            .pointers("tokens")
            .ints("num_threads")
            .pointers("provider")
            .ints("debug")
            .pointers("model_type", "modeling_unit", "bpe_vocab", "tokens_buf")
            .ints("tokens_buf_size")
            .struct("nemo_ctc", model())
            .struct("t_one_ctc", model());
    return new Struct()
        .struct("feat_config", features())
        .struct("model_config", modelConfig)
        .pointers("decoding_method")
        .ints("max_active_paths", "enable_endpoint")
        .floats(
            "rule1_min_trailing_silence",
            "rule2_min_trailing_silence",
            "rule3_min_utterance_length")
        .pointers("hotwords_file")
        .floats("hotwords_score")
        .struct("ctc_fst_decoder_config", new Struct().pointers("graph").ints("max_active"))
        .pointers("rule_fsts", "rule_fars")
        .floats("blank_penalty")
        .pointers("hotwords_buf")
        .ints("hotwords_buf_size")
        .struct("hr", homophones());
  }

  /** SherpaOnnxOfflineRecognizerConfig. */
  static Struct offlineRecognizer() {
    return new Struct()
        .struct("feat_config", features())
        .struct("model_config", offlineModel())
        .struct("lm_config", new Struct().pointers("model").floats("scale"))
        .pointers("decoding_method")
        .ints("max_active_paths")
        .pointers("hotwords_file")
        .floats("hotwords_score")
        .pointers("rule_fsts", "rule_fars")
        .floats("blank_penalty")
        .struct("hr", homophones());
  }

  /** SherpaOnnxOfflineModelConfig. */
  private static Struct offlineModel() {
    return new Struct()
        .struct("transducer", transducer())
        .struct("paraformer", model())
        .struct("nemo_ctc", model())
        .struct(
            "whisper",
            new Struct()
                .pointers("encoder", "decoder", "language", "task")
                .ints("tail_paddings", "enable_token_timestamps", "enable_segment_timestamps"))
        .struct("tdnn", model())
        .pointers("tokens")
        .ints("num_threads", "debug")
        .pointers("provider", "model_type", "modeling_unit", "bpe_vocab", "telespeech_ctc")
        .struct("sense_voice", new Struct().pointers("model", "language").ints("use_itn"))
        .struct(
            "moonshine",
            new Struct()
                .pointers(
                    "preprocessor",
                    "encoder",
                    "uncached_decoder",
                    "cached_decoder",
                    "merged_decoder"))
        .struct("fire_red_asr", encoderDecoder())
        .struct("dolphin", model())
        .struct("zipformer_ctc", model())
        .struct(
            "canary",
            new Struct().pointers("encoder", "decoder", "src_lang", "tgt_lang").ints("use_pnc"))
        .struct("wenet_ctc", model())
        .struct("omnilingual", model())
        .struct("medasr", model())
        .struct("funasr_nano", funAsrNano())
        .struct("fire_red_asr_ctc", model())
        .struct(
            "qwen3_asr",
            new Struct()
                .pointers("conv_frontend", "encoder", "decoder", "tokenizer")
                .ints("max_total_len", "max_new_tokens")
                .floats("temperature", "top_p")
                .ints("seed")
                .pointers("hotwords"))
        .struct(
            "cohere_transcribe",
            new Struct().pointers("encoder", "decoder", "language").ints("use_punct", "use_itn"));
  }

  private static Struct funAsrNano() {
    return new Struct()
        .pointers(
            "encoder_adaptor", "llm", "embedding", "tokenizer", "system_prompt", "user_prompt")
        .ints("max_new_tokens")
        .floats("temperature", "top_p")
        .ints("seed")
        .pointers("language")
        .ints("itn")
        .pointers("hotwords");
  }

  /** SherpaOnnxVadModelConfig. */
  static Struct vad() {
    return new Struct()
        .struct("silero_vad", vadModel())
        .ints("sample_rate", "num_threads")
        .pointers("provider")
        .ints("debug")
        .struct("ten_vad", vadModel());
  }

  private static Struct vadModel() {
    return new Struct()
        .pointers("model")
        .floats("threshold", "min_silence_duration", "min_speech_duration")
        .ints("window_size")
        .floats("max_speech_duration");
  }

  /** SherpaOnnxSpeechSegment. */
  static Struct speechSegment() {
    return new Struct().ints("start").pointers("samples").ints("n");
  }
}
