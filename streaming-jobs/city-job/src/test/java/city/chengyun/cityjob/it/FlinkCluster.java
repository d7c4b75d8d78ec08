package city.chengyun.cityjob.it;

import static org.awaitility.Awaitility.await;

import city.chengyun.contract.ContractJson;
import city.chengyun.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A standalone Flink cluster as an installation has one, with nothing of ours on its class path: a
 * JobManager and one TaskManager at a time, each a process from Flink's jars.
 */
final class FlinkCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

    /** Libraries that a distribution of Flink holds, and that our jobs' own jars need as well. */
    private static final List<String> SHARED =
            List.of("slf4j-api-", "commons-lang3-", "lz4-java-", "snappy-java-", "snakeyaml-");

    private final Path conf;
    private final int restPort;
    private final JavaProcess jobManager;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable JavaProcess taskManager;

    private FlinkCluster(Path conf, int restPort, JavaProcess jobManager) {
        this.conf = conf;
        this.restPort = restPort;
        this.jobManager = jobManager;
    }

    /** Starts a JobManager that keeps its checkpoints below {@code folder}. */
    static FlinkCluster start(Path folder) throws Exception {
        List<Integer> ports = Ports.free(2);
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(
                conf.resolve("config.yaml"), settings(folder, ports.get(0), ports.get(1)));
        JavaProcess jobManager =
                flink(
                        "flink-jobmanager",
                        List.of("-Xmx256m"),
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        List.of("--configDir", conf.toString()),
                        Map.of());
        FlinkCluster cluster = new FlinkCluster(conf, ports.get(1), jobManager);
        try {
            jobManager.start();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(
                            () -> {
                                jobManager.requireRunning();
                                return cluster.get("/overview").has("taskmanagers");
                            });
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    private static String settings(Path folder, int rpcPort, int restPort) {
        return """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        jobmanager.memory.process.size: 640m
        taskmanager.bind-host: 127.0.0.1
        taskmanager.host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 4
        taskmanager.memory.framework.heap.size: 96m
        taskmanager.memory.task.heap.size: 224m
        taskmanager.memory.framework.off-heap.size: 64m
        taskmanager.memory.managed.size: 1m
        taskmanager.memory.network.min: 32m
        taskmanager.memory.network.max: 32m
        taskmanager.memory.jvm-metaspace.size: 256m
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        heartbeat.interval: 1 s
        io.tmp.dirs: %s
        execution.checkpointing.storage: filesystem
        execution.checkpointing.dir: %s
        """
                .formatted(
                        rpcPort,
                        restPort,
                        folder.resolve("tmp"),
                        folder.resolve("checkpoints").toUri());
    }

    private static JavaProcess flink(
            String name,
            List<String> jvm,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(jvm);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dlogback.configurationFile=" + Path.of("target", "classes", "logback.xml"));
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(arguments);
        return new JavaProcess(name, command, environment);
    }

    private static String classPath() throws IOException {
        List<String> path = new ArrayList<>();
        path.add(Path.of("target", "flink-lib") + "/*");
        try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
            jars.filter(jar -> SHARED.stream().anyMatch(jar.getFileName().toString()::startsWith))
                    .forEach(jar -> path.add(jar.toString()));
        }
        return String.join(":", path);
    }

    /** Starts the TaskManager with the memory that Flink's own scripts would give it. */
    void startTaskManager() throws Exception {
        String printed =
                flink(
                                "flink-resources",
                                List.of("-Xmx64m"),
                                "org.apache.flink.runtime.util.bash.BashJavaUtils",
                                List.of("GET_TM_RESOURCE_PARAMS", "--configDir", conf.toString()),
                                Map.of())
                        .run(PATIENCE);
        List<String> results =
                printed.lines()
                        .filter(line -> line.startsWith(RESULT))
                        .map(line -> line.substring(RESULT.length()))
                        .toList();
        if (results.size() != 2) {
            throw new AssertionError("JVM flags and settings expected, not\n" + printed);
        }
        List<String> arguments = new ArrayList<>(List.of("--configDir", conf.toString()));
        arguments.addAll(words(results.get(1)));
        JavaProcess started =
                flink(
                        "flink-taskmanager",
                        words(results.get(0)),
                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                        arguments,
                        Map.of());
        started.start();
        taskManager = started;
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split("\\s+"));
    }

    /** Ends the TaskManager with SIGKILL. */
    void killTaskManager() throws InterruptedException {
        JavaProcess running = taskManager;
        if (running == null) {
            throw new IllegalStateException("no TaskManager was started");
        }
        running.kill();
        taskManager = null;
    }

    /** What {@code flink run -d JAR ARGUMENTS} does. */
    void submit(Path jar, List<String> arguments, Map<String, String> environment)
            throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("run", "-d", "-m", "127.0.0.1:" + restPort, jar.toString()));
        command.addAll(arguments);
        Map<String, String> all = new HashMap<>(environment);
        all.put("FLINK_CONF_DIR", conf.toString());
        flink(
                        "flink-run",
                        List.of("-Xmx192m"),
                        "org.apache.flink.client.cli.CliFrontend",
                        command,
                        all)
                .run(PATIENCE);
    }

    /** Completed checkpoints of each running job, by the job's name. */
    Map<String, Integer> checkpointsOfRunningJobs() throws Exception {
        Map<String, Integer> completed = new TreeMap<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if ("RUNNING".equals(job.path("state").asString())) {
                JsonNode checkpoints =
                        get("/jobs/" + job.path("jid").asString() + "/checkpoints").path("counts");
                completed.put(job.path("name").asString(), checkpoints.path("completed").asInt());
            }
        }
        return completed;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + restPort + path);
        return ContractJson.mapper()
                .readTree(
                        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                                .body());
    }

    @Override
    public void close() {
        if (taskManager != null) {
            taskManager.close();
        }
        jobManager.close();
    }
}
