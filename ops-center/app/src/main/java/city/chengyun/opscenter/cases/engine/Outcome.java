package city.chengyun.opscenter.cases.engine;

import java.util.List;
import java.util.Map;

/** What comes of an action. */
public sealed interface Outcome {

    /**
     * It was done.
     *
     * @param state as it is now
     * @param events what to add to the history
     */
    record Done(CaseState state, List<CaseEvent> events) implements Outcome {

        /** Copies. */
        public Done {
            events = List.copyOf(events);
        }
    }

    /**
     * It may not be done, or not now.
     *
     * @param why the kind of reason
     * @param detail in words
     * @param properties what the reason is about
     */
    record Refused(Why why, String detail, Map<String, Object> properties) implements Outcome {

        /** Copies. */
        public Refused {
            properties = Map.copyOf(properties);
        }
    }

    /** Reasons to refuse. */
    enum Why {
        /** The definition has no such action. */
        UNKNOWN_ACTION,
        /** The actor is not one of those who may. */
        ROLE_MISSING,
        /** The actor has done what excludes this. */
        DUTIES_SEPARATED,
        /** Not in this stage. */
        ACTION_NOT_POSSIBLE,
        /** Something that must be said is not. */
        INPUT_MISSING,
        /** More or fewer hours than allowed. */
        HOURS_OUT_OF_RANGE,
        /** Nobody asked for more time. */
        NO_EXTENSION_REQUESTED,
        /** Somebody asked already. */
        EXTENSION_PENDING,
        /** Somebody presses for it already. */
        ALREADY_SUPERVISED,
        /** Nobody presses for it. */
        NOT_SUPERVISED,
        /** A condition does not hold. */
        GATE_CLOSED,
        /** Something must be done first. */
        TASKS_OPEN
    }
}
