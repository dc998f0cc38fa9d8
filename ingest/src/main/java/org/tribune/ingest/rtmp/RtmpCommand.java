package org.tribune.ingest.rtmp;

import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;

/**
 * A command message (RTMP section 7.1.1).
 *
 * @param name what to do
 * @param transaction to be repeated in the answer
 * @param arguments what follows: the command object first
 */
record RtmpCommand(String name, double transaction, List<AmfValue> arguments) {
  /**
   * Reads one.
   *
   * @throws RtmpException.Malformed if it has no name
   */
  static RtmpCommand read(RtmpMessage message) {
    // AMF3 commands are AMF0 after a format byte (RTMP section 7.1.1).
    int skipped = message.type() == RtmpMessage.COMMAND_AMF3 ? 1 : 0;
    Bytes payload = message.payload();
    List<AmfValue> values =
        AmfReader.readAll(payload.asByteBuffer().position(Math.min(skipped, payload.length())));
    String name =
        values.stream()
            .findFirst()
            .flatMap(AmfValue::text)
            .orElseThrow(() -> new RtmpException.Malformed("a command without a name"));
    double transaction = values.size() > 1 ? values.get(1).number().orElse(/* other= */ 0.0) : 0.0;
    return new RtmpCommand(
        name, transaction, values.subList(Math.min(2, values.size()), values.size()));
  }

  /** The argument at that place after the transaction, if it is there. */
  Optional<AmfValue> argument(int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }
}
