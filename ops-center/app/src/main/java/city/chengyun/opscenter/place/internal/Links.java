package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.place.AssetLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Links by their ends. Immutable. */
final class Links {

    static final Links NONE = new Links(List.of());

    private final Map<DeviceId, List<AssetLink>> up = new HashMap<>();
    private final Map<DeviceId, List<AssetLink>> down = new HashMap<>();

    /** Takes the links in the order of their ends, so that it is the order of the answers. */
    Links(Collection<AssetLink> links) {
        Map<String, AssetLink> sorted = new TreeMap<>();
        links.forEach(link -> sorted.put(link.upstream() + "/" + link.downstream(), link));
        for (AssetLink link : sorted.values()) {
            up.computeIfAbsent(link.downstream(), id -> new ArrayList<>()).add(link);
            down.computeIfAbsent(link.upstream(), id -> new ArrayList<>()).add(link);
        }
    }

    List<AssetLink> upstream(DeviceId device) {
        return List.copyOf(up.getOrDefault(device, List.of()));
    }

    List<AssetLink> downstream(DeviceId device) {
        return List.copyOf(down.getOrDefault(device, List.of()));
    }

    /**
     * A cycle that leads through one of the links.
     *
     * @return the devices along it, the first one again at the end; empty when there is none
     */
    Optional<List<DeviceId>> findCycle(Collection<AssetLink> through) {
        return through.stream().flatMap(link -> cycleOf(link).stream()).findFirst();
    }

    private Optional<List<DeviceId>> cycleOf(AssetLink link) {
        Map<DeviceId, DeviceId> cameFrom = new HashMap<>();
        Set<DeviceId> seen = new HashSet<>(Set.of(link.downstream()));
        Deque<DeviceId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            DeviceId device = open.removeFirst();
            if (device.equals(link.upstream())) {
                return Optional.of(wayBack(link, cameFrom));
            }
            for (AssetLink next : down.getOrDefault(device, List.of())) {
                if (seen.add(next.downstream())) {
                    cameFrom.put(next.downstream(), device);
                    open.addLast(next.downstream());
                }
            }
        }
        return Optional.empty();
    }

    private static List<DeviceId> wayBack(AssetLink link, Map<DeviceId, DeviceId> cameFrom) {
        List<DeviceId> way = new ArrayList<>();
        for (DeviceId at = link.upstream(); at != null; at = cameFrom.get(at)) {
            way.add(0, at);
        }
        way.add(0, link.upstream());
        return way;
    }
}
