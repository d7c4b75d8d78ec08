package city.chengyun.simulators.load;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.simulators.load.LoadMessage.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSequenceTest {

    private static final long START = 1_790_000_000_000L;

    @Test
    void devicesTakeTurnsAndCountUp() {
        var sequence = new LoadSequence(3, false, START);

        List<LoadMessage> messages = take(sequence, 9);

        assertThat(messages)
                .extracting(LoadMessage::device)
                .containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2);
        assertThat(messages).extracting(LoadMessage::kind).containsOnly(Kind.PLAIN);
        assertThat(messages.get(6).seq() - messages.get(0).seq()).isEqualTo(2);
    }

    @Test
    void mischiefSendsEveryOddKindOfMessage() {
        List<LoadMessage> messages = take(new LoadSequence(1, true, START), 16);

        assertThat(messages).extracting(LoadMessage::kind).containsAll(EnumSet.allOf(Kind.class));
        for (int i = 1; i < messages.size(); i++) {
            LoadMessage before = messages.get(i - 1);
            LoadMessage message = messages.get(i);
            switch (message.kind()) {
                case PLAIN -> assertThat(message.seq()).isEqualTo(before.seq() + 1);
                case SIBLING -> {
                    assertThat(message.ts()).isEqualTo(before.ts());
                    assertThat(message.properties()).isNotEqualTo(before.properties());
                }
                case CORRECTION -> {
                    assertThat(message.ts()).isEqualTo(before.ts());
                    assertThat(message.properties()).isEqualTo(before.properties());
                    assertThat(message.firstValue()).isNotEqualTo(before.firstValue());
                    assertThat(message.seq()).isGreaterThan(before.seq());
                }
                case DUPLICATE -> assertThat(message.payload()).isEqualTo(before.payload());
                case LATE -> assertThat(message.ts()).isLessThan(before.ts() - 1_700_000);
            }
        }
    }

    @Test
    void everyPayloadIsWhatTheCatalogueAllows() {
        DeviceType type = DeviceCatalog.load().findType(LoadPlan.KIND).orElseThrow();

        for (LoadMessage message : take(new LoadSequence(2, true, START), 2_000)) {
            var decoded = ObservationCodec.decode(message.payload());
            assertThat(decoded).isInstanceOf(DecodeResult.Decoded.class);
            Observation observation =
                    ((DecodeResult.Decoded<List<Observation>>) decoded).value().get(0);
            assertThat(observation.seq()).isEqualTo(message.seq());
            assertThat(String.join("+", observation.values().keySet()))
                    .isEqualTo(message.properties());
            observation
                    .values()
                    .forEach(
                            (code, value) -> {
                                double number = ((NumberValue) value.value()).value();
                                assertThat(type.findProperty(code).orElseThrow().inRange(number))
                                        .isTrue();
                            });
        }
    }

    private static List<LoadMessage> take(LoadSequence sequence, int count) {
        List<LoadMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(sequence.next(START + i * 10L));
        }
        return messages;
    }
}
