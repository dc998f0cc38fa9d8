package org.tribune.core.status;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a stage reports of a channel. The newest of its kind (and source) counts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = UnknownStatus.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = SourceStatus.class, name = "source"),
  @JsonSubTypes.Type(value = TranscoderStatus.class, name = "transcoder"),
  @JsonSubTypes.Type(value = CaptionerStatus.class, name = "captioner"),
  @JsonSubTypes.Type(value = SoundLevel.class, name = "sound"),
  @JsonSubTypes.Type(value = ViewerCount.class, name = "viewers"),
  @JsonSubTypes.Type(value = Alert.class, name = "alert")
})
public sealed interface StatusEntry
    permits SourceStatus,
        TranscoderStatus,
        CaptionerStatus,
        SoundLevel,
        ViewerCount,
        Alert,
        UnknownStatus {}
