package city.chengyun.standalone.parts;

import city.chengyun.standalone.supervision.Part;
import java.util.ArrayList;
import java.util.List;

/** All parts of a hub. */
public final class HubParts {

    private HubParts() {}

    /** The parts in an order in which they can be started one by one. */
    public static List<Part> of(HubContext hub) {
        var parts =
                new ArrayList<>(
                        List.of(
                                KafkaPart.of(hub),
                                QuestDbPart.of(hub),
                                PostgresPart.of(hub),
                                AppPart.of(hub),
                                BrokerPart.of(hub),
                                JobPart.judge(hub),
                                JobPart.history(hub)));
        if (hub.options().simulation()) {
            parts.add(SimulatorPart.of(hub));
        }
        return List.copyOf(parts);
    }
}
