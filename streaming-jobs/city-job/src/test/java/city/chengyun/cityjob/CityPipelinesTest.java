package city.chengyun.cityjob;

import static city.chengyun.cityjob.Fixtures.LOW_PRESSURE;
import static city.chengyun.cityjob.Fixtures.PIPE;
import static city.chengyun.cityjob.Fixtures.SILENT;
import static city.chengyun.cityjob.Fixtures.T0;
import static city.chengyun.cityjob.Fixtures.announced;
import static city.chengyun.cityjob.Fixtures.message;
import static city.chengyun.cityjob.Fixtures.pressure;
import static city.chengyun.cityjob.Fixtures.published;
import static city.chengyun.cityjob.Fixtures.tick;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.cityjob.history.HistoryPipeline;
import city.chengyun.cityjob.history.StoreKind;
import city.chengyun.cityjob.history.StoreRow;
import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;
import city.chengyun.cityjob.intake.Rejection;
import city.chengyun.cityjob.judge.JudgePipeline;
import city.chengyun.cityjob.run.FlinkSettings;
import city.chengyun.cityjob.run.JobKind;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.observation.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The jobs as they are, from lists to lists. They run with Flink's fall-back serialiser switched
 * off: a type of ours without a serialiser of its own would fail here.
 */
@Timeout(120)
class CityPipelinesTest {

    private static final Duration LATENESS = Duration.ofMinutes(10);

    @RegisterExtension static final MiniClusterExtension CLUSTER = new MiniClusterExtension();

    private static StreamExecutionEnvironment environment(JobKind kind) {
        Configuration settings = FlinkSettings.ofJob(kind);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        // Lists need no checkpoints, and finished tasks would wait for the last one.
        settings.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        // Flink's collecting sink has no name.
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(1);
        return environment;
    }

    private static List<IntakeRecord> messages() {
        List<IntakeRecord> records = new ArrayList<>();
        for (long at = T0; at <= T0 + 120_000; at += 1_000) {
            records.add(tick(1, at));
        }
        records.add(61, pressure(T0 + 60_000, T0 + 60_000, 0.1));
        records.add(62, message(T0 + 60_000, "nonsense"));
        records.add(64, pressure(T0 + 61_000, T0 + 61_000, 0.3));
        return records;
    }

    private static DataStream<IntakeRecord> intake(StreamExecutionEnvironment environment) {
        return environment
                .fromData(messages())
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<IntakeRecord>forMonotonousTimestamps()
                                .withTimestampAssigner((record, time) -> record.receivedAt()))
                .uid("intake");
    }

    private static DataStream<LogRecord> records(
            StreamExecutionEnvironment environment, LogRecord record) {
        return environment
                .fromData(List.of(record))
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<LogRecord>forMonotonousTimestamps()
                                .withTimestampAssigner((element, time) -> element.appendedAt()));
    }

    @Test
    void judgesFromListsToLists() throws Exception {
        StreamExecutionEnvironment environment = environment(JobKind.JUDGE);
        JudgePipeline.Outputs outputs =
                JudgePipeline.define(
                        new JudgePipeline.Inputs(
                                intake(environment),
                                records(environment, announced(PIPE)),
                                records(environment, published(LOW_PRESSURE)),
                                List.of(
                                        ContractJson.toText(LOW_PRESSURE),
                                        ContractJson.toText(SILENT))),
                        LATENESS);
        CloseableIterator<AlertEvent> alerts = outputs.alerts().collectAsync();
        CloseableIterator<LiveFrame> live = outputs.live().collectAsync();
        CloseableIterator<Rejection> rejections = outputs.rejections().collectAsync();

        environment.executeAsync();

        assertThat(alerts)
                .toIterable()
                .extracting(event -> event.ruleId() + " " + event.type() + " r" + event.revision())
                .containsExactlyInAnyOrder(
                        "low-pressure RAISED r1", "low-pressure CLEARED r2", "silent RAISED r1");
        assertThat(live)
                .toIterable()
                .extracting(LiveFrame::tile)
                .isNotEmpty()
                .containsOnly("12/3350/1579");
        assertThat(rejections)
                .toIterable()
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.MALFORMED_JSON);
    }

    @Test
    void remembersFromListsToLists() throws Exception {
        StreamExecutionEnvironment environment = environment(JobKind.HISTORY);
        DataStream<StoreRow> rows =
                HistoryPipeline.define(
                        intake(environment),
                        records(environment, announced(PIPE)),
                        LATENESS,
                        StoreKind.QUESTDB,
                        () -> (domain, device, from, to) -> List.of());

        CloseableIterator<StoreRow> collected = rows.collectAsync();

        environment.executeAsync();

        assertThat(collected)
                .toIterable()
                .extracting(row -> row.measurement() + " " + (row.ts() - T0))
                .contains("water 60000", "water 61000", "water_1m 60000", "water_1h 0");
    }
}
