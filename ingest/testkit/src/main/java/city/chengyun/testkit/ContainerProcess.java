package city.chengyun.testkit;

import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A server in a container whose port is published on the same loopback port each time. */
final class ContainerProcess implements Backend {

    private final GenericContainer<?> container;
    private final LogFile log;
    private boolean created;

    /**
     * @param port where the server listens, inside and outside
     * @param files host path to container path
     */
    ContainerProcess(
            String image,
            List<String> command,
            Map<String, String> environment,
            Map<String, String> files,
            int port,
            LogFile log) {
        ImagePullPolicy never = name -> false;
        var binding =
                new PortBinding(Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(port));
        this.log = log;
        this.container =
                new GenericContainer<>(DockerImageName.parse(image))
                        .withImagePullPolicy(never)
                        .withCommand(command.toArray(String[]::new))
                        .withEnv(environment)
                        .withExposedPorts(port)
                        .withCreateContainerCmdModifier(
                                create ->
                                        hostConfig(create.getHostConfig())
                                                .withPortBindings(binding))
                        .withLogConsumer(frame -> log.append(frame.getUtf8String()));
        files.forEach(
                (host, inside) ->
                        container.withCopyFileToContainer(MountableFile.forHostPath(host), inside));
    }

    private static HostConfig hostConfig(@Nullable HostConfig config) {
        return config == null ? HostConfig.newHostConfig() : config;
    }

    @Override
    public void start() {
        if (created) {
            container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        } else {
            created = true;
            launch();
        }
    }

    private void launch() {
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            throw new IllegalStateException("the container printed:\n" + logTail(), e);
        }
    }

    @Override
    public void stop() {
        try {
            container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
        } catch (NotModifiedException e) {
            // It was stopped already.
        }
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    /** What the server printed as Docker has it: the log is followed a moment behind. */
    @Override
    public String logTail() {
        return container.getContainerId() == null ? log.tail() : LogFile.tail(container.getLogs());
    }

    @Override
    public void close() {
        container.stop();
    }
}
