package city.chengyun.testkit;

import org.testcontainers.DockerClientFactory;

/** Whether external servers run in containers or, with {@code NO_DOCKER=1}, as local processes. */
final class Docker {

    private Docker() {}

    /**
     * True for containers, false for local processes.
     *
     * @throws IllegalStateException if containers are wanted but Docker is not reachable: a test
     *     that needs a server is never skipped in silence
     */
    static boolean isWanted() {
        if ("1".equals(System.getenv("NO_DOCKER"))) {
            return false;
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "Docker is not reachable. Start it (.ci/run does), or set NO_DOCKER=1 to test"
                            + " against locally installed mosquitto and influxd.");
        }
        return true;
    }
}
