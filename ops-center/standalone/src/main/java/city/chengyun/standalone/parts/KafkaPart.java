package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.StopSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The log: one Kafka node in KRaft mode, from its jars. */
final class KafkaPart {

    static final String NAME = "kafka";
    private static final int HEAP_MEGABYTES = 288;

    private KafkaPart() {}

    static Part of(HubContext hub) {
        var folder = hub.home().folder(NAME);
        var properties = folder.resolve("server.properties");
        return new Part(
                NAME,
                java().options(hub.classSharing(NAME, hub.installation().kafkaClassPath()))
                        .main(
                                hub.installation().kafkaClassPath(),
                                "kafka.Kafka",
                                properties.toString()),
                Map.of(),
                Set.of(),
                () -> prepare(hub, folder, properties),
                Probes.kafka(hub.ports().port(Service.KAFKA)),
                StopSignal.TERM);
    }

    private static JavaCommand java() {
        return JavaCommand.withHeap(HEAP_MEGABYTES)
                .options("-Dorg.apache.logging.log4j.level=WARN");
    }

    private static void prepare(HubContext hub, Path folder, Path properties) throws IOException {
        Files.writeString(properties, properties(hub, folder));
        if (!Files.exists(folder.resolve("log/meta.properties"))) {
            Programs.run(
                    java().startsQuickly()
                            .main(
                                    hub.installation().kafkaClassPath(),
                                    "kafka.tools.StorageTool",
                                    "format",
                                    "-t",
                                    newClusterId(),
                                    "-c",
                                    properties.toString()),
                    "");
        }
    }

    private static String newClusterId() {
        var id = UUID.randomUUID();
        var bytes =
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits() & Long.MAX_VALUE)
                        .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static String properties(HubContext hub, Path folder) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@%2$s
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
        advertised.listeners=PLAINTEXT://%1$s
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
        log.cleaner.dedupe.buffer.size=16777216
        log.segment.bytes=134217728
        num.network.threads=2
        num.io.threads=4
        %4$s
        """
                .formatted(
                        hub.address(Service.KAFKA),
                        hub.address(Service.KAFKA_CONTROLLER),
                        folder.resolve("log"),
                        hub.options().fsync() ? "log.flush.interval.messages=1" : "");
    }
}
