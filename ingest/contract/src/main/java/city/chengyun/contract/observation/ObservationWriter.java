package city.chengyun.contract.observation;

import city.chengyun.contract.observation.PropertyValue.BooleanValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.observation.PropertyValue.TextValue;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes the {@code v} and {@code q} objects that telemetry and events share. */
final class ObservationWriter {

    private ObservationWriter() {}

    static void writeValues(JsonGenerator generator, Map<String, ObservedValue> values) {
        generator.writeObjectPropertyStart("v");
        boolean flagged = false;
        for (Map.Entry<String, ObservedValue> entry : values.entrySet()) {
            generator.writeName(entry.getKey());
            writeValue(generator, entry.getValue().value());
            flagged |= entry.getValue().quality() != QualityFlag.N;
        }
        generator.writeEndObject();
        if (!flagged) {
            return;
        }
        generator.writeObjectPropertyStart("q");
        for (Map.Entry<String, ObservedValue> entry : values.entrySet()) {
            if (entry.getValue().quality() != QualityFlag.N) {
                generator.writeStringProperty(entry.getKey(), entry.getValue().quality().name());
            }
        }
        generator.writeEndObject();
    }

    private static void writeValue(JsonGenerator generator, PropertyValue value) {
        if (value instanceof NumberValue number) {
            generator.writeNumber(number.value());
        } else if (value instanceof BooleanValue bool) {
            generator.writeBoolean(bool.value());
        } else if (value instanceof TextValue text) {
            generator.writeString(text.value());
        }
    }
}
