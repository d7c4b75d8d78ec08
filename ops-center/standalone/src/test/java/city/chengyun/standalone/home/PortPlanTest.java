package city.chengyun.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.standalone.home.PortPlan.Wish;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void givesEachInnerServiceAPortOfItsOwn() {
        var plan = PortPlan.of(List.of(), Map.of());

        assertThat(new HashSet<>(plan.ports().values())).hasSize(plan.ports().size());
        assertThat(plan.port(Service.KAFKA)).isPositive();
        assertThat(plan.ports()).doesNotContainKeys(Service.HTTP, Service.MQTT);
    }

    @Test
    void leavesThePortsOfOutgoingConnectionsAlone() throws Exception {
        assertThat(FreePorts.firstOutgoing()).isGreaterThan(1024);
        int first = FreePorts.firstOutgoing();

        var plan = PortPlan.of(List.of(), Map.of());

        assertThat(plan.ports().values()).allSatisfy(port -> assertThat(port).isLessThan(first));
    }

    @Test
    void keepsThePortsOfTheLastStart() {
        var first = PortPlan.of(List.of(), Map.of());

        assertThat(PortPlan.of(List.of(), first.ports())).isEqualTo(first);
    }

    @Test
    void takesAnotherInnerPortWhenTheOldOneIsBusy() throws Exception {
        try (var other = listen()) {
            var plan = PortPlan.of(List.of(), Map.of(Service.KAFKA, other.getLocalPort()));

            assertThat(plan.port(Service.KAFKA)).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void refusesABusyPortThatWasAskedForByName() throws Exception {
        try (var other = listen()) {
            var wish = Wish.exactly(Service.HTTP, other.getLocalPort(), "--port", LOOPBACK);

            assertThatThrownBy(() -> PortPlan.of(List.of(wish), Map.of()))
                    .isInstanceOf(Refused.class)
                    .hasMessage(
                            "Port %d is busy; choose another with --port."
                                    .formatted(other.getLocalPort()));
        }
    }

    @Test
    void takesAnotherPortThanTheCustomaryOneWhenThatIsBusy() throws Exception {
        try (var other = listen()) {
            var wish = Wish.preferably(Service.MQTT, other.getLocalPort(), "--mqtt-port", LOOPBACK);

            var plan = PortPlan.of(List.of(wish), Map.of());

            assertThat(plan.port(Service.MQTT)).isPositive().isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void aServiceThatNobodyAskedForHasNoPort() {
        var plan = PortPlan.of(List.of(), Map.of());

        assertThat(plan.portOrZero(Service.MQTT_TLS)).isZero();
        assertThatThrownBy(() -> plan.port(Service.MQTT_TLS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ServerSocket listen() throws Exception {
        return new ServerSocket(0, 1, LOOPBACK);
    }
}
