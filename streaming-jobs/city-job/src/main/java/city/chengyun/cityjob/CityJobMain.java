package city.chengyun.cityjob;

import city.chengyun.cityjob.history.HistoryPipeline;
import city.chengyun.cityjob.history.StoreAccess;
import city.chengyun.cityjob.history.StorePoints;
import city.chengyun.cityjob.history.StoreReader;
import city.chengyun.cityjob.history.StoreRow;
import city.chengyun.cityjob.history.StoreSchema;
import city.chengyun.cityjob.intake.LogAdmin;
import city.chengyun.cityjob.intake.LogSinks;
import city.chengyun.cityjob.intake.LogSources;
import city.chengyun.cityjob.judge.JudgePipeline;
import city.chengyun.cityjob.run.JobKind;
import city.chengyun.cityjob.run.JobRunner;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.log.LogGroups;
import city.chengyun.lineprotocol.LineProtocolOptions;
import city.chengyun.lineprotocol.LineProtocolSink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * {@code CityJobMain judge|history}: wires sources, pipeline and sinks of one job and runs it.
 * {@code CityJobMain discard}: removes what an isolated run left in log and store.
 */
public final class CityJobMain {

    private static final String DISCARD = "discard";
    private static final String USAGE = "usage: CityJobMain judge|history|" + DISCARD;
    private static final int EXIT_USAGE = 2;
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);

    /** Few and large: a store's cost is per commit, and every table in a batch is one. */
    private static final int STORE_BATCH_LINES = 20_000;

    private static final Duration STORE_BATCH_AGE = Duration.ofMillis(800);

    private CityJobMain() {}

    /**
     * Runs the job named by the only argument, configured by {@link CityJobConfig}.
     *
     * @throws Exception if the job failed for good; Flink declares no narrower type
     */
    public static void main(String[] args) throws Exception {
        boolean discard = List.of(args).equals(List.of(DISCARD));
        JobKind kind;
        CityJobConfig config;
        try {
            kind = discard ? JobKind.JUDGE : kind(List.of(args));
            config = CityJobConfig.of(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_USAGE);
            return;
        }
        if (discard) {
            new LogAdmin(config.kafkaBootstrap(), config.log()).discard();
            schema(config.store()).discard();
        } else {
            run(kind, config);
        }
    }

    private static JobKind kind(List<String> args) {
        if (args.size() == 1) {
            for (JobKind kind : JobKind.values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(args.get(0))) {
                    return kind;
                }
            }
        }
        throw new IllegalArgumentException(USAGE);
    }

    private static void run(JobKind kind, CityJobConfig config) throws Exception {
        LogAdmin log = new LogAdmin(config.kafkaBootstrap(), config.log());
        log.createMissingTopics();
        if (kind == JobKind.HISTORY) {
            schema(config.store()).prepareWhenThere(STORE_PAUSE);
        }
        JobRunner runner =
                JobRunner.of(
                        kind,
                        config.stateDir(),
                        config.flinkUiPort(),
                        config.parallelism(),
                        CityJobConfig.MAX_PARALLELISM);
        switch (kind) {
            case JUDGE -> defineJudge(runner.environment(), config, log.readRules());
            case HISTORY -> defineHistory(runner.environment(), config);
        }
        runner.run(config.healthPort());
    }

    private static StoreSchema schema(StoreAccess store) {
        return StoreSchema.of(store, DeviceCatalog.load());
    }

    static void defineJudge(
            StreamExecutionEnvironment environment, CityJobConfig config, List<String> rules) {
        LogSources sources = new LogSources(config.kafkaBootstrap(), LogGroups.JUDGE, config.log());
        LogSinks sinks = new LogSinks(config.kafkaBootstrap(), config.log());
        JudgePipeline.Outputs outputs =
                JudgePipeline.define(
                        new JudgePipeline.Inputs(
                                sources.intake(environment),
                                sources.devices(environment),
                                sources.rules(environment),
                                rules),
                        config.lateness());
        outputs.alerts().sinkTo(sinks.alerts()).name("alerts").uid("alerts");
        outputs.live().sinkTo(sinks.live()).name("live-frames").uid("live-frames");
        outputs.rejections().sinkTo(sinks.rejections()).name("rejections").uid("rejections");
    }

    static void defineHistory(StreamExecutionEnvironment environment, CityJobConfig config) {
        LogSources sources =
                new LogSources(config.kafkaBootstrap(), LogGroups.HISTORY, config.log());
        DataStream<StoreRow> rows =
                HistoryPipeline.define(
                        sources.intake(environment),
                        sources.devices(environment),
                        config.lateness(),
                        config.store().kind(),
                        StoreReader.of(config.store()));
        // One writer: a second one would double the commits, and one is fast enough. It has a task
        // of its own: at the end of an isolated run the rows before it wait to see its writes.
        rows.sinkTo(storeSink(config.store()))
                .setParallelism(1)
                .disableChaining()
                .name("store")
                .uid("store");
    }

    private static LineProtocolSink<StoreRow> storeSink(StoreAccess store) {
        LineProtocolOptions options =
                LineProtocolOptions.of(store.url(), store.database())
                        .withBatches(STORE_BATCH_LINES, STORE_BATCH_AGE);
        String username = store.username();
        String password = store.password();
        if (username != null && password != null) {
            options = options.withCredentials(username, password);
        }
        return LineProtocolSink.<StoreRow>builder()
                .options(options)
                .converter(new StorePoints(store.prefix()))
                .build();
    }
}
