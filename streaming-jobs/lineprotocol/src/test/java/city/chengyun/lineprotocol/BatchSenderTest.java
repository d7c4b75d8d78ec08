package city.chengyun.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.metrics.groups.InternalSinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.junit.jupiter.api.Test;

class BatchSenderTest {

    private static final LineProtocolOptions OPTIONS =
            LineProtocolOptions.of(URI.create("http://localhost:1"), "city")
                    .withBackoff(Duration.ofMillis(100), Duration.ofMillis(350));

    private final FakeLineStore store = new FakeLineStore();
    private final List<String> givenUp = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final InternalSinkWriterMetricGroup metrics =
            InternalSinkWriterMetricGroup.wrap(
                    UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
    private final BatchSender sender =
            new BatchSender(
                    store,
                    OPTIONS,
                    (line, reason) -> givenUp.add(line + " | " + reason),
                    new LineProtocolMetrics(metrics),
                    pauses::add);

    @Test
    void sendsABatchInOneRequest() throws Exception {
        sender.send(List.of("a", "b", "c"));

        assertThat(store.requests).containsExactly(3);
        assertThat(metrics.getNumRecordsSendCounter().getCount()).isEqualTo(3);
        assertThat(metrics.getNumBytesSendCounter().getCount()).isEqualTo(6);
    }

    @Test
    void retriesWithGrowingPausesWhileTheStoreIsAway() throws Exception {
        store.awayFor.set(4);

        sender.send(List.of("a"));

        assertThat(store.lines).containsExactly("a");
        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(350),
                        Duration.ofMillis(350));
    }

    @Test
    void givesUpOnlyTheRefusedLines() throws Exception {
        List<String> lines = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        store.refuse(line -> line.equals("17") || line.equals("900"));

        sender.send(lines);

        assertThat(store.lines)
                .hasSize(998)
                .isSubsetOf(lines)
                .doesNotHaveDuplicates()
                .doesNotContain("17", "900");
        assertThat(givenUp)
                .containsExactly(
                        "17 | HTTP 400: unable to parse", "900 | HTTP 400: unable to parse");
        assertThat(metrics.getNumRecordsSendErrorsCounter().getCount()).isEqualTo(2);
    }

    @Test
    void failsAtOnceWhenNeitherWaitingNorDroppingHelps() {
        store.unauthorised = true;

        assertThatThrownBy(() -> sender.send(List.of("a", "b")))
                .isInstanceOf(WriteFailed.class)
                .hasMessage("HTTP 401");

        assertThat(pauses).isEmpty();
        assertThat(givenUp).isEmpty();
    }
}
