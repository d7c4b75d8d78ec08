package city.chengyun.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class MachineNamesTest {

    @Test
    void nobodyElsewhereReachesLoopback() {
        assertThat(MachineNames.of(InetAddress.getLoopbackAddress())).isEmpty();
    }

    @Test
    void oneAddressIsCalledByItself() throws Exception {
        assertThat(MachineNames.of(InetAddress.getByName("192.0.2.7")))
                .containsExactly("192.0.2.7");
        assertThat(MachineNames.of(InetAddress.getByName("2001:db8::7")))
                .containsExactly("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void allAddressesAreThoseThatOthersReach() throws Exception {
        assertThat(MachineNames.of(InetAddress.getByName("0.0.0.0")))
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.startsWith("127.") || name.contains("%"))
                .doesNotContain("localhost", "0.0.0.0");
    }
}
