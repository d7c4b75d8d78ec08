package city.chengyun.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One Kafka node in KRaft mode as a process of its own, from the jars. Topics are not created by
 * themselves, as in the hub.
 */
public final class KafkaServer extends ManagedServer {

    private static final String STARTED = "Kafka Server started";
    private static final String CLUSTER_ID = "Y2hlbmd5dW4tdGVzdGtpdA";

    private final int port;

    private KafkaServer(Backend backend, TestFolder data, BooleanSupplier ready, int port) {
        super("Kafka", backend, data, ready);
        this.port = port;
    }

    /**
     * Starts a node with an empty log on free loopback ports and waits until it accepts clients.
     *
     * @throws IllegalStateException with the end of the node's log if it does not come up
     */
    public static KafkaServer start() {
        var data = TestFolder.create("kafka");
        var log = LogFile.create("kafka");
        var ports = Ports.free(2);
        var properties = data.write("server.properties", properties(data, ports)).toString();
        format(properties, log);
        var process = new LocalProcess(java("kafka.Kafka", properties), Map.of(), log);
        var ready = new StartedLine(log, STARTED);
        return started(new KafkaServer(process, data, ready, ports.get(0)));
    }

    /** Host and port for clients, the same after every restart. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private static void format(String properties, LogFile log) {
        var command = java("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", properties);
        try {
            var exit =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "Kafka's storage was not formatted:\n" + log.tail());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while formatting Kafka's storage", e);
        }
    }

    private static List<String> java(String mainClass, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                LocalProcess.java(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dorg.apache.logging.log4j.level=INFO",
                                "-cp",
                                ServerLib.classPath(),
                                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String properties(TestFolder data, List<Integer> ports) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.cleaner.dedupe.buffer.size=8388608
        """
                .formatted(ports.get(0), ports.get(1), data.path().resolve("log"));
    }

    /** True when the node has printed its line since it was last asked while starting. */
    private static final class StartedLine implements BooleanSupplier {

        private final LogFile log;
        private final String line;
        private int seen;

        StartedLine(LogFile log, String line) {
            this.log = log;
            this.line = line;
        }

        @Override
        public boolean getAsBoolean() {
            try {
                var found = Files.readString(log.path()).split(line, -1).length - 1;
                if (found > seen) {
                    seen = found;
                    return true;
                }
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
