package city.chengyun.opscenter.place.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.place.AssetLink;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static AssetLink link(String from, String to) {
        return new AssetLink(DeviceId.of(from), DeviceId.of(to), AssetLink.Kind.POWERS, false);
    }

    @Test
    void namesTheWayAroundACycle() {
        AssetLink closing = link("c", "a");
        Links links = new Links(List.of(link("a", "b"), link("b", "c"), closing));

        assertThat(links.findCycle(List.of(closing)))
                .contains(
                        List.of(
                                DeviceId.of("c"),
                                DeviceId.of("a"),
                                DeviceId.of("b"),
                                DeviceId.of("c")));
    }

    @Test
    void twoWaysToOneDeviceAreNoCycle() {
        List<AssetLink> diamond =
                List.of(link("a", "b"), link("a", "c"), link("b", "d"), link("c", "d"));

        assertThat(new Links(diamond).findCycle(diamond)).isEmpty();
    }
}
