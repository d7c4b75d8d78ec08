package city.chengyun.standalone;

import city.chengyun.standalone.home.Refused;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** What others call this machine: the names that its certificate must hold. */
final class MachineNames {

    private MachineNames() {}

    /**
     * The names under which an address is reached from elsewhere: itself, or if it stands for all
     * addresses then each of them after the host's name. Empty for loopback.
     */
    static List<String> of(InetAddress bind) {
        if (bind.isLoopbackAddress()) {
            return List.of();
        }
        return bind.isAnyLocalAddress() ? all() : List.of(text(bind));
    }

    private static List<String> all() {
        try {
            var addresses =
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(MachineNames::isReachedFromElsewhere)
                            .map(MachineNames::text);
            return Stream.concat(hostName(), addresses).distinct().toList();
        } catch (SocketException e) {
            throw new Refused(
                    "This machine's addresses cannot be listed; name one with --bind.", e);
        }
    }

    private static boolean isReachedFromElsewhere(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    /** Without the zone of an IPv6 address, which means something on this machine only. */
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private static Stream<String> hostName() {
        try {
            var name = InetAddress.getLocalHost().getHostName();
            return name.equals("localhost") ? Stream.empty() : Stream.of(name);
        } catch (UnknownHostException e) {
            // Nobody else knows the name either.
            return Stream.empty();
        }
    }
}
