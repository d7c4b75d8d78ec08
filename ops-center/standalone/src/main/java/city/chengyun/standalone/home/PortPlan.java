package city.chengyun.standalone.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which port each service listens on. Services that people address keep the port they were given;
 * inner ones take the port they had the last time, or any other free one.
 */
public record PortPlan(Map<Service, Integer> ports) {

    /** A wish for a port that people address. */
    public record Wish(Service service, int port, String option, InetAddress bind, boolean strict) {

        /** The user named this port: another one would be no help. */
        public static Wish exactly(Service service, int port, String option, InetAddress bind) {
            return new Wish(service, port, option, bind, true);
        }

        /** The customary port; if it is taken, any other will do. */
        public static Wish preferably(Service service, int port, String option, InetAddress bind) {
            return new Wish(service, port, option, bind, false);
        }
    }

    public PortPlan {
        ports = Map.copyOf(ports);
    }

    /**
     * Plans the ports.
     *
     * @param wishes for services that people address; port 0 means any free one
     * @param previous the ports of the last start, which may be empty
     * @throws Refused if a port that was asked for is busy; names it and the option
     */
    public static PortPlan of(List<Wish> wishes, Map<Service, Integer> previous) {
        var plan = new EnumMap<Service, Integer>(Service.class);
        var held = new ArrayList<ServerSocket>();
        try {
            for (var wish : wishes) {
                plan.put(wish.service(), hold(wish, previous, held));
            }
            for (var service : Service.values()) {
                if (!service.isPublic()) {
                    var wanted = previous.getOrDefault(service, 0);
                    plan.put(service, holdOrOther(wanted, InetAddress.getLoopbackAddress(), held));
                }
            }
            return new PortPlan(plan);
        } catch (IOException e) {
            throw new Refused("No free port can be found: " + e.getMessage() + ".", e);
        } finally {
            held.forEach(PortPlan::release);
        }
    }

    /**
     * The port of a service.
     *
     * @throws IllegalArgumentException if it is not part of the plan
     */
    public int port(Service service) {
        var port = ports.get(service);
        if (port == null) {
            throw new IllegalArgumentException(service + " has no port");
        }
        return port;
    }

    /** The port of a service, or 0 if it is switched off. */
    public int portOrZero(Service service) {
        return ports.getOrDefault(service, 0);
    }

    private static int hold(Wish wish, Map<Service, Integer> previous, List<ServerSocket> held)
            throws IOException {
        if (!wish.strict()) {
            return holdOrOther(
                    previous.getOrDefault(wish.service(), wish.port()), wish.bind(), held);
        }
        if (wish.port() == 0) {
            return holdOrOther(previous.getOrDefault(wish.service(), 0), wish.bind(), held);
        }
        try {
            return hold(wish.port(), wish.bind(), held);
        } catch (IOException e) {
            throw new Refused(
                    "Port %d is busy; choose another with %s."
                            .formatted(wish.port(), wish.option()),
                    e);
        }
    }

    private static int holdOrOther(int wanted, InetAddress bind, List<ServerSocket> held)
            throws IOException {
        if (wanted == 0) {
            return holdOther(bind, held);
        }
        try {
            return hold(wanted, bind, held);
        } catch (IOException e) {
            return holdOther(bind, held);
        }
    }

    private static int holdOther(InetAddress bind, List<ServerSocket> held) throws IOException {
        var socket = FreePorts.hold(bind);
        held.add(socket);
        return socket.getLocalPort();
    }

    private static int hold(int port, InetAddress bind, List<ServerSocket> held)
            throws IOException {
        var socket = new ServerSocket();
        held.add(socket);
        // A port in TIME_WAIT after a restart is free for us, as it is for the services.
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(bind, port));
        return socket.getLocalPort();
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The port is then reported as busy by the service that wants it.
        }
    }
}
